import "server-only";
import type { DraftCheck, PactDetail, PactListRow, PactMode, PublishState, StoredVersion } from "@/lib/contract/pacts";
import { describeChanges } from "@/lib/core/pacts/describe-changes";
import type { LintRegistry } from "@/lib/core/pacts/lint-finding";
import { lintPact } from "@/lib/core/pacts/lint-pact";
import type { Instant } from "@/lib/core/time";
import type { Actor } from "../auth/actor";
import { snapshots } from "../pdp/snapshots";
import { approvalRefusal } from "./approve-version";
import { isApproved, possibleApprovers } from "./approvers";
import { checkDraft } from "./check-draft";
import { clauseProofs, freshestProof, type LiveBuilds, liveBuilds, stalestProof } from "./clause-proofs";
import { clauseViews } from "./clause-views";
import { findPact, readSql, storedVersion } from "./find-pact";
import { lintRegistry } from "./lint-registry";
import { openVersion, type PactInWork, pactAsRead, type VersionInWork, versionInForce } from "./pact-in-work";
import { PACT_WORDING } from "./pact-wording";
import { versionSummaries } from "./version-summaries";

/** Every pact, those with gaps first: a contract that nothing carries out is what must not be overlooked. */
export async function listPacts(_actor: Actor, now: Instant = Date.now()): Promise<PactListRow[]> {
  const [pacts, registry, builds, teams] = [
    await readSql.query<{ slug: string }>("select slug from pact"),
    await lintRegistry(readSql),
    await liveBuilds(readSql, now),
    await teamNames(),
  ];
  await snapshots.catchUp();
  const rows: PactListRow[] = [];
  for (const { slug } of pacts) {
    const pact = await pactAsRead(readSql, slug);
    if (pact && pact.versions.length > 0) rows.push(listRow(pact, { registry, builds, teams, now }));
  }
  const gaps = ({ errors, warnings }: PactListRow): number => errors * 1_000 + warnings;
  return rows.sort((a, b) => gaps(b) - gaps(a) || a.title.localeCompare(b.title) || a.slug.localeCompare(b.slug));
}

function listRow(
  pact: PactInWork,
  { registry, builds, teams, now }: { registry: LintRegistry; builds: LiveBuilds; teams: ReadonlyMap<string, string>; now: Instant },
): PactListRow {
  const shown = shownVersion(pact);
  const open = openVersion(pact);
  const { document } = shown;
  const findings = lintPact((open ?? shown).document, registry);
  const errors = findings.filter((finding) => finding.level === "error");
  const proofs = proofsOf(pact, builds, now);
  return {
    slug: pact.row.slug,
    title: document.title,
    owner: { slug: document.owner, name: teams.get(document.owner) ?? document.owner },
    agents: document.agents,
    workflow: document.workflow,
    mode: modeOf(pact),
    share: shown.share,
    number: shown.number,
    open: open && open !== shown ? { number: open.number, status: open.status } : null,
    clauses: document.clauses.length,
    errors: errors.length,
    warnings: findings.length - errors.length,
    firstGap: (errors[0] ?? findings[0])?.path ?? null,
    freshest: freshestProof(proofs),
    stalest: stalestProof(proofs),
  };
}

/** A pact by its address, or by its id, as history names it. */
export async function loadPact(actor: Actor, slugOrId: string, now: Instant = Date.now()): Promise<PactDetail | null> {
  const pact = await findPact(slugOrId);
  if (!pact) return null;
  await snapshots.catchUp();
  const [registry, builds, teams, versions] = [
    await lintRegistry(readSql),
    await liveBuilds(readSql, now),
    await teamNames(),
    await versionSummaries(readSql, pact),
  ];
  const shown = shownVersion(pact);
  const findings = lintPact(shown.document, registry);
  const { document } = shown;
  return {
    slug: pact.row.slug,
    title: document.title || pact.row.slug,
    owner: { slug: document.owner, name: teams.get(document.owner) ?? document.owner },
    mode: modeOf(pact),
    share: shown.share,
    shown: storedVersion(versions, shown.number),
    inForce: versionInForce(pact)?.number ?? null,
    versions: versions.map(({ document: _, ...summary }) => summary),
    clauses: clauseViews(document, { proofs: proofsOf(pact, builds, now), findings, teams }),
    findings,
    publish: await publishState(actor, pact, registry, versions),
  };
}

async function publishState(actor: Actor, pact: PactInWork, registry: LintRegistry, versions: readonly StoredVersion[]): Promise<PublishState | null> {
  const open = openVersion(pact);
  if (!open) return null;
  return {
    ...checkDraft(open.document, versionInForce(pact)?.document ?? null, registry),
    version: storedVersion(versions, open.number),
    approved: await isApproved(readSql, open),
    approvers: await possibleApprovers(readSql, open.authors),
    approvalRefusal: approvalRefusal(pact, open, actor),
  };
}

export async function loadVersion(
  _actor: Actor,
  slugOrId: string,
  number: number,
): Promise<{ slug: string; version: StoredVersion; inForce: number | null; findings: DraftCheck["findings"] } | null> {
  const pact = await findPact(slugOrId);
  const version = pact && (await versionSummaries(readSql, pact)).find((one) => one.number === number);
  if (!pact || !version) return null;
  return { slug: pact.row.slug, version, inForce: versionInForce(pact)?.number ?? null, findings: lintPact(version.document, await lintRegistry(readSql)) };
}

/** What changed from one version to another, in words. */
export async function compareVersions(_actor: Actor, slug: string, from: number, to: number): Promise<ReturnType<typeof describeChanges> | null> {
  const pact = await pactAsRead(readSql, slug);
  const [before, after] = [from, to].map((number) => pact?.versions.find((one) => one.number === number));
  return before && after ? describeChanges(before.document, after.document, PACT_WORDING) : null;
}

async function teamNames(): Promise<ReadonlyMap<string, string>> {
  const rows = await readSql.query<{ slug: string; name: string }>("select slug, name from team");
  return new Map(rows.map(({ slug, name }) => [slug, name]));
}

function proofsOf(pact: PactInWork, builds: LiveBuilds, now: Instant) {
  const { snapshot } = snapshots.current;
  const facts = snapshot.pacts.find(({ id }) => id === pact.row.id);
  return facts ? clauseProofs(facts, snapshot, builds, now) : [];
}

function shownVersion(pact: PactInWork): VersionInWork {
  const shown = versionInForce(pact) ?? pact.versions.find(({ status }) => status === "shadow") ?? pact.versions[0];
  if (!shown) throw new Error(`The pact ${pact.row.slug} has no version.`);
  return shown;
}

const modeOf = (pact: PactInWork): PactMode => shownVersion(pact).status;
