import "server-only";
import { type EvidenceAnswer, type EvidenceReason, SubmitEvidenceInput } from "@/lib/contract/evidence";
import { type AskedProof, answers, maxBackdate } from "@/lib/core/evidence/asked-proofs";
import { QUIET } from "@/lib/core/evidence/fold-unit";
import type { EvidenceId, PactId } from "@/lib/core/ids";
import type { EventDraft } from "@/lib/core/ledger/history-event";
import type { EvidenceRow } from "@/lib/core/projections/rows";
import { ok } from "@/lib/core/result";
import { SECOND } from "@/lib/core/time";
import { type Actor, actorId } from "../auth/actor";
import { defineOperation } from "../entry/operation";
import { newId } from "../ledger/ids";
import { commitTo, keepPrivate, type PrivateText } from "../ledger/private-text";
import type { Tx } from "../ledger/transact";
import { contentOfRow, contentOfStored, evidenceRow, type StoredEvidence } from "./evidence-record";
import { type FoldedItem, foldEvidence, lockFolding, type TakenItem } from "./fold-evidence";
import { liveProofs } from "./live-proofs";
import { recordFolding } from "./record-folding";
import { type ResolvedItem, resolveItems } from "./resolve-items";
import { unitRow } from "./unit-record";

/** A source's clock may run ahead of ours by this much; an observation beyond it is from the future. */
const CLOCK_SKEW = 120 * SECOND;

/**
 * Takes evidence in: linked to the clauses that ask for it, folded into units, and acted on. One transaction for the whole
 * call, so that it is taken as a whole or not at all.
 */
export const submitEvidenceOperation = defineOperation({
  input: SubmitEvidenceInput,
  permission: "evidence.submit",
  run: async (tx, actor, items) => {
    const proofs = await liveProofs(tx);
    const resolved = await resolveItems(tx, actor, items, proofs);
    if (!resolved.ok) return resolved;
    await lockFolding(
      tx,
      resolved.value.map(({ source }) => source.id),
      items.map(({ kind }) => kind),
    );
    const sorted = sortOut(tx, resolved.value, proofs, await arrivedBefore(tx, resolved.value));
    const taken = sorted.flatMap((one) => (one.is === "taken" ? one.item : []));
    const folded = await foldEvidence(tx, taken);
    const byItem = new Map(taken.map((item, i) => [item.id, folded[i]]));
    const bodies: PrivateText[] = [];
    const entries = sorted.flatMap((one) => entriesOf(tx, actor, one, byItem, bodies));
    await keepPrivate(tx, bodies);
    await recordFolding(tx, entries, folded);
    return ok({ results: sorted.map((one) => answerOf(one, byItem)) } satisfies EvidenceAnswer);
  },
});

type Sorted =
  | { is: "duplicate"; item: ResolvedItem; id: EvidenceId; reason: EvidenceReason }
  | { is: "quarantined"; item: ResolvedItem; id: EvidenceId; reason: EvidenceReason }
  | { is: "taken"; item: TakenItem; reason: EvidenceReason | null };

type Arrived = Map<string, { id: EvidenceId; content: string }>;
const keyOf = (source: string, key: string): string => `${source} ${key}`;

async function arrivedBefore(tx: Tx, items: readonly ResolvedItem[]): Promise<Arrived> {
  const rows = await tx.query<StoredEvidence>(
    "select e.* from evidence e join unnest($1::text[], $2::text[]) as w(source, key) on e.source_id = w.source and e.key = w.key",
    [items.map(({ source }) => source.id), items.map(({ item }) => item.key)],
  );
  return new Map(rows.map((row) => [keyOf(row.source_id, row.key), { id: row.id, content: contentOfStored(row) }]));
}

/** What becomes of each item, in order; the second of two alike in one call is a duplicate of the first. */
function sortOut(tx: Tx, items: readonly ResolvedItem[], proofs: readonly AskedProof[], arrived: Arrived): Sorted[] {
  return items.map((item): Sorted => {
    const key = keyOf(item.source.id, item.item.key);
    const id = newId("ev", tx.at);
    const content = contentOfRow(rowOf(tx, item, id, "accepted", null, null));
    const first = arrived.get(key);
    if (first) return { is: "duplicate", item, id: first.id, reason: first.content === content ? "same_content" : "other_content" };
    arrived.set(key, { id, content });
    const quarantine = reasonToQuarantine(tx, item);
    if (quarantine) return { is: "quarantined", item, id, reason: quarantine };
    const links = linksOf(item, proofs);
    return { is: "taken", item: { ...item, id, links }, reason: remarkOn(tx, item, links) };
  });
}

function reasonToQuarantine(tx: Tx, { item, build }: ResolvedItem): EvidenceReason | null {
  if (Date.parse(item.observedAt) > tx.at + CLOCK_SKEW) return "future_dated";
  return item.subject === undefined && build === null ? "unknown_build" : null;
}

/** One link per clause: the version in force comes first, and its reading of the proof is the one that counts. */
function linksOf({ item, source, agent }: ResolvedItem, proofs: readonly AskedProof[]): AskedProof[] {
  const about = { kind: item.kind, source: source.slug, agent: agent?.slug ?? null, subjectType: item.subject?.type ?? null };
  const links = new Map<string, AskedProof>();
  for (const proof of proofs) {
    const clause = `${proof.pact} ${proof.clauseKey}`;
    if (!links.has(clause) && answers(proof, about)) links.set(clause, proof);
  }
  return [...links.values()];
}

function remarkOn(tx: Tx, { item, origin }: ResolvedItem, links: readonly AskedProof[]): EvidenceReason | null {
  if (links.length === 0) return "no_clause";
  const age = tx.at - Date.parse(item.observedAt);
  return links.some((proof) => age > maxBackdate(proof, origin)) ? "backdated" : null;
}

const rowOf = (
  tx: Tx,
  item: ResolvedItem,
  id: EvidenceId,
  status: "accepted" | "quarantined",
  reason: EvidenceReason | null,
  bodyCommit: string | null,
): EvidenceRow => evidenceRow(item, { id, receivedAt: tx.iso, status, reason, bodyCommit });

/** An item stands in the chain of every pact it is linked to, else in the organisation's; with it what it closed. */
function entriesOf(tx: Tx, actor: Actor, one: Sorted, byItem: ReadonlyMap<EvidenceId, FoldedItem | undefined>, bodies: PrivateText[]): EventDraft[] {
  if (one.is === "duplicate") return [];
  const { item } = one.item;
  const body = item.body === undefined ? null : commitTo(item.body);
  if (body) bodies.push(body);
  const common = { at: tx.iso, actor: actorId(actor) } as const;
  if (one.is === "quarantined") {
    return [
      {
        type: "evidence.quarantined",
        chain: "org",
        ...common,
        data: { evidence: rowOf(tx, one.item, one.id, "quarantined", one.reason, body?.commit ?? null) },
      },
    ];
  }
  const folded = byItem.get(one.item.id);
  const evidence = rowOf(tx, one.item, one.item.id, "accepted", folded?.late ? "late" : one.reason, body?.commit ?? null);
  const pacts = [...new Set(one.item.links.map((proof) => proof.pact))];
  const accepted = (chain: PactId | "org"): EventDraft => {
    const units = (folded?.open ?? []).filter((unit) => unit.pactId === chain);
    return {
      type: "evidence.accepted",
      chain,
      ...common,
      data: {
        evidence,
        clauses: one.item.links.filter((proof) => proof.pact === chain).map((proof) => proof.clauseKey),
        units: units.map(unitRow),
        timers: units.map((unit) => ({ id: newId("tmr", tx.at), kind: "unit_quiet", ref: unit.id, dueAt: new Date(tx.at + QUIET).toISOString() })),
      },
    };
  };
  const closed = (folded?.closed ?? []).map(({ unit }): EventDraft => ({ type: "unit.closed", chain: unit.pactId, ...common, data: { unit: unitRow(unit) } }));
  return [...(pacts.length === 0 ? [accepted("org")] : pacts.map(accepted)), ...closed];
}

function answerOf(one: Sorted, byItem: ReadonlyMap<EvidenceId, FoldedItem | undefined>): EvidenceAnswer["results"][number] {
  const { key } = one.item.item;
  if (one.is !== "taken") return { key, id: one.id, status: one.is, reason: one.reason };
  const reason = byItem.get(one.item.id)?.late ? "late" : one.reason;
  return { key, id: one.item.id, status: "accepted", ...(reason ? { reason } : {}) };
}
