import "server-only";
import type { EventDraft } from "@/lib/core/ledger/history-event";
import type { Tx } from "../ledger/transact";
import { refreshDelegations } from "../trust/refresh-delegations";
import { findOpenings } from "./find-openings";
import type { FoldedItem } from "./fold-evidence";
import { openingEntries } from "./opening-entries";

/**
 * Writes down what folding found, and what it sets off. Decisions rest on something new only where a unit passed or a
 * trigger may open: a failure that changes no lane leaves every answer given meanwhile true.
 */
export async function recordFolding(tx: Tx, entries: EventDraft[], folded: readonly FoldedItem[]): Promise<void> {
  const openings = await findOpenings(tx, folded);
  const renewed = folded.some((item) => item.closed.some(({ unit }) => unit.passed));
  if (!renewed && openings.length === 0) return tx.append(...entries);
  await tx.moveSnapshot();
  const opened = await openingEntries(tx, openings);
  await tx.append(...entries, ...opened);
  await refreshDelegations(tx);
}
