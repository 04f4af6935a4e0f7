import "server-only";
import { UnsavedDocumentInput } from "@/lib/contract/pact-document";
import type { DraftCheck, NewerVersion, PactInEditor, PactNames } from "@/lib/contract/pacts";
import type { MemberId } from "@/lib/core/ids";
import type { JsonObject } from "@/lib/core/json";
import { describeChanges } from "@/lib/core/pacts/describe-changes";
import type { LintRegistry } from "@/lib/core/pacts/lint-finding";
import { defaultDocument } from "@/lib/core/pacts/new-pact";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { tidyDocument } from "@/lib/core/pacts/tidy-document";
import type { Actor } from "../auth/actor";
import { fieldsOf } from "../entry/perform";
import { possibleApprovers } from "./approvers";
import { checkDraft } from "./check-draft";
import { findPact, readSql, storedVersion } from "./find-pact";
import { lintRegistry } from "./lint-registry";
import { openVersion, pactAsRead, versionInForce } from "./pact-in-work";
import { PACT_WORDING } from "./pact-wording";
import { versionSummaries } from "./version-summaries";

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
  const summary = open && storedVersion(await versionSummaries(readSql, pact), open.number);
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
  const pact = slug === null ? null : await pactAsRead(readSql, slug);
  return checkDraft(document, (pact && versionInForce(pact)?.document) ?? null, await lintRegistry(readSql));
}

/** What stands there now, and what it changed against the text that an editor began with. */
export async function loadNewer(_actor: Actor, slug: string, base: PactDocument): Promise<NewerVersion | null> {
  const pact = await pactAsRead(readSql, slug);
  const [newest] = pact?.versions ?? [];
  if (!pact || !newest) return null;
  const { number, digest, authors, updatedAt, document } = storedVersion(await versionSummaries(readSql, pact), newest.number);
  const next = openVersion(pact) ? number : number + 1;
  return { number, next, digest, authors, updatedAt, document, changes: describeChanges(base, document, PACT_WORDING) };
}

/** Names for the form's choices. */
export async function listPactNames(_actor: Actor): Promise<PactNames> {
  const named = (table: string, where = ""): string =>
    `(select coalesce(json_agg(json_build_object('slug', slug, 'name', name) order by name), '[]') from ${table} ${where})`;
  const [row] = await readSql.query<Record<keyof PactNames, { slug: string; name: string }[]>>(
    `select ${named("team")} as teams, ${named("agent")} as agents, ${named("source", "where revoked_at is null")} as sources,
      ${named("counterparty")} as counterparties, ${named("workflow")} as workflows`,
  );
  if (!row) throw new Error("The names query answers one row.");
  const { actions } = await lintRegistry(readSql);
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
export const listTrustLeads = (_actor: Actor): Promise<{ id: MemberId; name: string }[]> => possibleApprovers(readSql, []);
