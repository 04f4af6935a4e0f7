import "server-only";
import { QUIET } from "@/lib/core/evidence/fold-unit";
import type { UnitId } from "@/lib/core/ids";
import type { Tx } from "../ledger/transact";
import type { JudgedUnit } from "./fold-evidence";
import { lockFolding } from "./fold-evidence";
import { liveProofs } from "./live-proofs";
import { recordFolding } from "./record-folding";
import { closeUnit, type StoredUnit, unitRecord, unitRow } from "./unit-record";

type Found = StoredUnit & { source_slug: string; trusted: boolean };

const load = (tx: Tx, id: UnitId): Promise<Found[]> =>
  tx.query<Found>("select u.*, s.slug as source_slug, s.trusted from unit u join source s on s.id = u.source_id where u.id = $1", [id]);

/** Closes a unit in whose cluster nothing has arrived for ten minutes. One that was closed or woken meanwhile stays as it is. */
export async function unitQuiet(tx: Tx, id: UnitId): Promise<void> {
  const [seen] = await load(tx, id);
  if (!seen) return;
  await lockFolding(tx, [seen.source_id], [seen.kind]);
  const [row] = await load(tx, id);
  if (!row || row.closed_at !== null || tx.at < row.received_at.getTime() + QUIET) return;
  const before = unitRecord(row);
  const proof = (await liveProofs(tx)).find(
    (one) =>
      one.pact === before.pactId &&
      one.clauseKey === before.clauseKey &&
      one.kind === before.kind &&
      one.subjectType === before.subjectType &&
      one.sources.has(row.source_slug),
  );
  // No clause asks for it any more: it is closed for the record, and proves nothing.
  if (!proof) {
    const unit = { ...before, closedAt: tx.at, closedBy: "quiet_10m" as const };
    return tx.append({ type: "unit.closed", chain: unit.pactId, at: tx.iso, actor: "system", data: { unit: unitRow(unit) } });
  }
  const judged: JudgedUnit = { unit: closeUnit(before, proof, "quiet_10m", tx.at), proof, sourceSlug: row.source_slug, trusted: row.trusted };
  const { unit } = judged;
  await recordFolding(
    tx,
    [{ type: "unit.closed", chain: unit.pactId, at: tx.iso, actor: "system", data: { unit: unitRow(unit) } }],
    [{ late: false, closed: [judged], failed: unit.passed === false ? [judged] : [], open: [] }],
  );
}
