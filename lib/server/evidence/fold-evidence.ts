import "server-only";
import type { AskedProof } from "@/lib/core/evidence/asked-proofs";
import { cannotPass, type UnitItem } from "@/lib/core/evidence/fold-unit";
import type { EvidenceId } from "@/lib/core/ids";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";
import type { ResolvedItem } from "./resolve-items";
import { closeUnit, foldInto, newUnit, type StoredUnit, type UnitIdentity, type UnitRecord, unitKey, unitRecord } from "./unit-record";

/** An item that counts, with the proofs it answers. */
export type TakenItem = ResolvedItem & { id: EvidenceId; links: AskedProof[] };

export type JudgedUnit = { unit: UnitRecord; proof: AskedProof; sourceSlug: string; trusted: boolean };

export type FoldedItem = {
  /** Its cluster was complete already, for one of its clauses. */
  late: boolean;
  closed: JudgedUnit[];
  /** Failed for good, closed or not: what may act before the cluster is complete. */
  failed: JudgedUnit[];
  /** Units still open after the whole call that this item was the last to reach. */
  open: UnitRecord[];
};

/**
 * Folds items into their units in the order of receipt, never re-sorted, so that history folded again gives the same units.
 * The caller holds the locks of `lockFolding`.
 */
export async function foldEvidence(tx: Tx, items: readonly TakenItem[]): Promise<FoldedItem[]> {
  const units = await loadUnits(tx, items);
  const lastReached = new Map<string, FoldedItem>();
  const folded = items.map((item): FoldedItem => {
    const found: FoldedItem = { late: false, closed: [], failed: [], open: [] };
    for (const proof of item.links) {
      const key = unitKey(identityOf(item, proof));
      const before = units.get(key) ?? newUnit(newId("unit", tx.at), identityOf(item, proof), item.item.scope ?? null, tx.at);
      const judged = (unit: UnitRecord): JudgedUnit => ({ unit, proof, sourceSlug: item.source.slug, trusted: item.source.trusted });
      if (before.closedAt !== null) {
        found.late = true;
        // A cluster closed early must not hide what failed in it.
        if (item.item.result === "fail" && proof.scoring === "pass_fail") found.failed.push(judged(before));
        continue;
      }
      const unit = foldInto(before, unitItem(item, tx.at), item.item.scope ?? null, proof);
      const isFinal = item.item.final ?? item.item.cluster === undefined;
      const after = isFinal ? closeUnit(unit, proof, "final", tx.at) : unit;
      units.set(key, after);
      if (isFinal) found.closed.push(judged(after));
      if (after.passed === false || cannotPass(after, proof)) found.failed.push(judged(after));
      lastReached.set(key, found);
    }
    return found;
  });
  for (const [key, item] of lastReached) {
    const unit = units.get(key);
    if (unit && unit.closedAt === null) item.open.push(unit);
  }
  return folded;
}

const unitItem = ({ item }: ResolvedItem, receivedAt: number): UnitItem => ({
  result: item.result,
  score: item.score ?? null,
  severity: item.severity ?? null,
  observedAt: Date.parse(item.observedAt),
  receivedAt,
});

/** What is known of a subject holds for every agent and build, so its unit names none. */
function identityOf({ item, source, agent, build }: ResolvedItem, proof: AskedProof): UnitIdentity {
  const common = { pactId: proof.pact, clauseKey: proof.clauseKey, kind: proof.kind, sourceId: source.id, cluster: item.cluster ?? item.key };
  if (item.subject) return { ...common, agentId: null, buildId: null, subjectType: item.subject.type, subjectId: item.subject.id };
  return { ...common, agentId: agent?.id ?? null, buildId: build, subjectType: null, subjectId: null };
}

/** Two calls that reach the same units, keys or disagreements follow one another; always taken in one order. */
export async function lockFolding(tx: Tx, sources: readonly string[], kinds: readonly string[]): Promise<void> {
  const names = [...sources.map((id) => `evidence source ${id}`), ...kinds.map((kind) => `evidence kind ${kind}`)];
  await tx.query("select pg_advisory_xact_lock(k) from (select distinct hashtextextended(n, 0) as k from unnest($1::text[]) n order by k) t", [names]);
}

async function loadUnits(tx: Tx, items: readonly TakenItem[]): Promise<Map<string, UnitRecord>> {
  const wanted = new Map(
    items.flatMap((item) =>
      item.links.map((proof): [string, UnitIdentity] => {
        const identity = identityOf(item, proof);
        return [unitKey(identity), identity];
      }),
    ),
  );
  const all = [...wanted.values()];
  if (all.length === 0) return new Map();
  const rows = await tx.query<StoredUnit>(
    `select u.* from unit u join unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
        as w(pact, clause, kind, source, cluster, build, subject_type, subject_id)
      on u.pact_id = w.pact and u.clause_key = w.clause and u.kind = w.kind and u.source_id = w.source and u.cluster = w.cluster
        and coalesce(u.build_id, '') = w.build and coalesce(u.subject_type, '') = w.subject_type and coalesce(u.subject_id, '') = w.subject_id`,
    [
      all.map((u) => u.pactId),
      all.map((u) => u.clauseKey),
      all.map((u) => u.kind),
      all.map((u) => u.sourceId),
      all.map((u) => u.cluster),
      all.map((u) => u.buildId ?? ""),
      all.map((u) => u.subjectType ?? ""),
      all.map((u) => u.subjectId ?? ""),
    ],
  );
  return new Map(rows.map((row) => [unitKey(unitRecord(row)), unitRecord(row)]));
}
