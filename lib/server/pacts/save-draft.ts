import "server-only";
import type { SaveDraftInput, SavedDraft } from "@/lib/contract/pacts";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { PactId } from "@/lib/core/ids";
import { parseInstant } from "@/lib/core/pacts/iso-instant";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { tidyDocument } from "@/lib/core/pacts/tidy-document";
import type { PactVersionRow } from "@/lib/core/projections/rows";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import { canonical, digestOf } from "../ledger/canonical";
import { newId } from "../ledger/ids";
import { keepValue, readPrivate } from "../ledger/private-text";
import type { Tx } from "../ledger/transact";
import { openVersion, type PactInWork, pactInWork, type VersionInWork, versionInForce } from "./pact-in-work";
import { pactRow } from "./pact-row";

/**
 * Writes the one draft of a pact's next version. Whoever saves must have seen the newest version, so that two editors never
 * overwrite each other; what was approved and is edited has to be approved again.
 */
export async function saveDraft(tx: Tx, actor: Actor, input: SaveDraftInput): Promise<Result<SavedDraft, RefusalCode>> {
  // A first draft changes what the door says of an agent that no pact governs yet.
  await tx.moveSnapshot();
  const document = tidyDocument(input.document);
  if (input.pact !== undefined && input.pact !== document.slug) return refuse("slug_is_fixed", { "document.slug": `The address stays ${input.pact}.` });
  const pact = await pactInWork(tx, document.slug);
  if (input.pact !== undefined && pact === null) return refuse("not_found");
  const digest = digestOf(document);
  const [newest = null] = pact?.versions ?? [];
  if (newest?.digest === digest && newest.status !== "retired" && (await saysSame(tx, newest, input.note))) return ok(saved(newest, pact, true));
  if (!hasSeen(newest, actor, input.expected))
    return refuse("version_conflict", { expected: newest ? `Version ${newest.number} is newer than what was edited.` : "What was edited is no longer here." });

  const id: PactId = pact?.row.id ?? newId("pact", tx.at);
  const named = await pactRow(tx, document, id, pact?.row.createdAt ?? tx.iso);
  if (named === null) return refuse("bad_request", { "document.owner": "Choose a registered team as the owner." });
  const open = pact && openVersion(pact);
  const version: PactVersionRow = {
    id: open?.id ?? newId("pv", tx.at),
    pactId: id,
    number: open?.number ?? (newest?.number ?? 0) + 1,
    document: canonical(document),
    digest,
    status: "draft",
    enforcedShare: 0,
    authors: [...new Set([...(open?.authors ?? []), actorId(actor)])],
    approvals: [],
    note: input.note === undefined ? (open?.note ?? null) : await keepValue(tx, input.note),
    createdAt: open?.createdAt ?? tx.iso,
    updatedAt: tx.iso,
    effectiveAt: null,
    expiresAt: endOf(document),
    retiredAt: null,
  };
  const entry = { chain: id, at: tx.iso, actor: actorId(actor) } as const;
  if (open?.status === "approved") await tx.append({ ...entry, type: "pact.approval_voided", data: { version: open.id } });
  // What is in force keeps its name until the draft is enforced.
  const row = pact && versionInForce(pact) ? pact.row : named;
  await tx.append({ ...entry, type: "pact.drafted", data: { pact: row, version } });
  return ok({ pactId: id, slug: document.slug, number: version.number, status: "draft", digest, unchanged: false });
}

/** A note is part of a draft; beside what is in force it would be a version of its own, which says nothing. */
async function saysSame(tx: Tx, { note, status }: VersionInWork, given: string | undefined): Promise<boolean> {
  if (given === undefined || status === "enforced") return true;
  return (note === null ? "" : (await readPrivate(tx, [note])).get(note)) === given;
}

/** Without a digest to compare, the author may overwrite nobody's open draft but their own. */
function hasSeen(newest: VersionInWork | null, actor: Actor, expected: string | null | undefined): boolean {
  if (expected !== undefined) return (newest?.digest ?? null) === expected;
  const isOpen = newest?.status === "draft" || newest?.status === "approved";
  return !isOpen || newest.authors.every((author) => author === actorId(actor));
}

const saved = ({ number, status, digest }: VersionInWork, pact: PactInWork | null, unchanged: boolean): SavedDraft => {
  if (!pact) throw new Error("A version belongs to a pact.");
  return { pactId: pact.row.id, slug: pact.row.slug, number, status, digest, unchanged };
};

function endOf({ expiresAt }: PactDocument): string | null {
  const end = expiresAt === undefined ? null : parseInstant(expiresAt);
  return end === null ? null : new Date(end).toISOString();
}
