import "server-only";
import { UnsavedDocumentInput } from "@/lib/contract/pact-document";
import type { DraftCheck, NewerVersion, PactDetail, PactInEditor, PactListRow, PactMode, PactNames, PublishState, StoredVersion } from "@/lib/contract/pacts";
import type { MemberId } from "@/lib/core/ids";
import type { JsonObject } from "@/lib/core/json";
import { describeChanges } from "@/lib/core/pacts/describe-changes";
import type { LintRegistry } from "@/lib/core/pacts/lint-finding";
import { lintPact } from "@/lib/core/pacts/lint-pact";
import { defaultDocument } from "@/lib/core/pacts/new-pact";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { tidyDocument } from "@/lib/core/pacts/tidy-document";
import type { Instant } from "@/lib/core/time";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";
import type { Sql } from "../db/sql";
import { fieldsOf } from "../entry/perform";
import { snapshots } from "../pdp/snapshots";
import { approvalRefusal } from "./approve-version";
import { isApproved, possibleApprovers } from "./approvers";
import { checkDraft } from "./check-draft";
import { clauseProofs, freshestProof, type LiveBuilds, liveBuilds, stalestProof } from "./clause-proofs";
import { clauseViews } from "./clause-views";
import { lintRegistry } from "./lint-registry";
import { openVersion, type PactInWork, pactAsRead, type VersionInWork, versionInForce } from "./pact-in-work";
import { PACT_WORDING } from "./pact-wording";
import { versionSummaries } from "./version-summaries";

const sql: Sql = { query: async (text, values = []) => (await pool.query(text, [...values])).rows };

/** Every pact, those with gaps first: a contract that nothing carries out is what must not be overlooked. */
export async function listPacts(_actor: Actor, now: Instant = Date.now()): Promise<PactListRow[]> {
  const [pacts, registry, builds, teams] = [
    await sql.query<{ slug: string }>("select slug from pact"),
    await lintRegistry(sql),
    await liveBuilds(sql, now),
    await teamNames(),
  ];
  await snapshots.catchUp();
  const rows: PactListRow[] = [];
  for (const { slug } of pacts) {
    const pact = await pactAsRead(sql, slug);
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
  const [registry, builds, teams, versions] = [await lintRegistry(sql), await liveBuilds(sql, now), await teamNames(), await versionSummaries(sql, pact)];
  const shown = shownVersion(pact);
  const findings = lintPact(shown.document, registry);
  const { document } = shown;
  return {
    slug: pact.row.slug,
    title: document.title || pact.row.slug,
    owner: { slug: document.owner, name: teams.get(document.owner) ?? document.owner },
    mode: modeOf(pact),
    share: shown.share,
    shown: stored(versions, shown.number),
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
    version: stored(versions, open.number),
    approved: await isApproved(sql, open),
    approvers: await possibleApprovers(sql, open.authors),
    approvalRefusal: approvalRefusal(pact, open, actor),
  };
}

export async function loadVersion(
  _actor: Actor,
  slugOrId: string,
  number: number,
): Promise<{ slug: string; version: StoredVersion; inForce: number | null; findings: DraftCheck["findings"] } | null> {
  const pact = await findPact(slugOrId);
  const version = pact && (await versionSummaries(sql, pact)).find((one) => one.number === number);
  if (!pact || !version) return null;
  return { slug: pact.row.slug, version, inForce: versionInForce(pact)?.number ?? null, findings: lintPact(version.document, await lintRegistry(sql)) };
}

/** What changed from one version to another, in words. */
export async function compareVersions(_actor: Actor, slug: string, from: number, to: number): Promise<ReturnType<typeof describeChanges> | null> {
  const pact = await pactAsRead(sql, slug);
  const [before, after] = [from, to].map((number) => pact?.versions.find((one) => one.number === number));
  return before && after ? describeChanges(before.document, after.document, PACT_WORDING) : null;
}

/** What the editor begins with: the open draft, or the version in force, or a new pact of the actor's own team. */
export async function loadEditor(actor: Actor, slug: string | null): Promise<PactInEditor | null> {
  if (slug === null) {
    const owner = actor.kind === "member" ? (actor.teams[0] ?? "") : "";
    return {
      document: defaultDocument({ owner }),
      pact: null,
      expected: null,
      number: 1,
      inForce: null,
      approved: false,
      authors: [],
      savedAt: null,
      note: "",
    };
  }
  const pact = await findPact(slug);
  const [newest] = pact?.versions ?? [];
  if (!pact || !newest) return null;
  const open = openVersion(pact);
  const summary = open && stored(await versionSummaries(sql, pact), open.number);
  return {
    document: newest.document,
    pact: pact.row.slug,
    expected: newest.digest,
    number: open?.number ?? newest.number + 1,
    inForce: versionInForce(pact)?.number ?? null,
    approved: open?.status === "approved",
    authors: summary?.authors ?? [],
    savedAt: summary?.updatedAt ?? null,
    note: summary?.note ?? "",
  };
}

/** Title and place of a pact, for what stands above its form. */
export async function loadPactHead(_actor: Actor, slugOrId: string): Promise<{ slug: string; title: string; inForce: number | null } | null> {
  const pact = await findPact(slugOrId);
  const [newest] = pact?.versions ?? [];
  if (!pact || !newest) return null;
  return { slug: pact.row.slug, title: newest.document.title || pact.row.slug, inForce: versionInForce(pact)?.number ?? null };
}

/** The same of whatever a form sends: what isn't a pact at all is a finding like any other. */
export async function checkUnsaved(actor: Actor, slug: string | null, text: unknown): Promise<DraftCheck> {
  const parsed = UnsavedDocumentInput.safeParse(text);
  if (parsed.success) return checkText(actor, slug, tidyDocument(parsed.data));
  const findings = Object.entries(fieldsOf(parsed.error)).map(
    ([path, message]) => ({ code: "E12", level: "error", path, message, fix: "Correct it." }) as const,
  );
  return { findings, changes: null, onlyStrengthens: false };
}

/** The lint and the changes of a text that nobody has saved. */
export async function checkText(_actor: Actor, slug: string | null, document: PactDocument): Promise<DraftCheck> {
  const pact = slug === null ? null : await pactAsRead(sql, slug);
  return checkDraft(document, (pact && versionInForce(pact)?.document) ?? null, await lintRegistry(sql));
}

/** What stands there now, and what it changed against the text that an editor began with. */
export async function loadNewer(_actor: Actor, slug: string, base: PactDocument): Promise<NewerVersion | null> {
  const pact = await pactAsRead(sql, slug);
  const [newest] = pact?.versions ?? [];
  if (!pact || !newest) return null;
  const { number, digest, authors, updatedAt, document } = stored(await versionSummaries(sql, pact), newest.number);
  return { number, digest, authors, updatedAt, document, changes: describeChanges(base, document, PACT_WORDING) };
}

/** Names for the form's choices. */
export async function listPactNames(_actor: Actor): Promise<PactNames> {
  const named = (table: string, where = ""): string =>
    `(select coalesce(json_agg(json_build_object('slug', slug, 'name', name) order by name), '[]') from ${table} ${where})`;
  const [row] = await sql.query<Record<keyof PactNames, { slug: string; name: string }[]>>(
    `select ${named("team")} as teams, ${named("agent")} as agents, ${named("source", "where revoked_at is null")} as sources,
      ${named("counterparty")} as counterparties, ${named("workflow")} as workflows`,
  );
  if (!row) throw new Error("The names query answers one row.");
  const { actions } = await lintRegistry(sql);
  const actionsOf = (workflow: string) =>
    actions.filter((action) => action.workflow === workflow).map((action) => ({ name: action.name, risk: action.risk, inputs: inputsOf(action) }));
  return { ...row, workflows: row.workflows.map((workflow) => ({ ...workflow, actions: actionsOf(workflow.slug) })) };
}

/** The inputs that an action's schemas name, one level deep. */
function inputsOf({ argsSchema, contextSchema }: LintRegistry["actions"][number]): string[] {
  const under = (root: string, schema: JsonObject | null | undefined): string[] => {
    const properties = schema?.properties;
    return typeof properties === "object" && properties !== null ? Object.keys(properties).map((name) => `${root}.${name}`) : [];
  };
  return [...under("args", argsSchema), ...under("context", contextSchema)];
}

/** Who can approve what isn't provably stricter; the editor leaves out whoever writes. */
export const listTrustLeads = (_actor: Actor): Promise<{ id: MemberId; name: string }[]> => possibleApprovers(sql, []);

async function findPact(slugOrId: string): Promise<PactInWork | null> {
  if (!slugOrId.startsWith("pact_")) return pactAsRead(sql, slugOrId);
  const [row] = await sql.query<{ slug: string }>("select slug from pact where id = $1", [slugOrId]);
  return row ? pactAsRead(sql, row.slug) : null;
}

async function teamNames(): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<{ slug: string; name: string }>("select slug, name from team");
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

function stored(versions: readonly StoredVersion[], number: number): StoredVersion {
  const found = versions.find((one) => one.number === number);
  if (!found) throw new Error(`There is no version ${number}.`);
  return found;
}
