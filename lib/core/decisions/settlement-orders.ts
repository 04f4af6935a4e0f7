import type { SettleInstruction } from "../pacts/pact-document";
import type { Contribution, SettlementOrder } from "./decision";
import type { Outcome } from "./evaluate";
import type { Question } from "./question";

function amountOf({ amount }: SettleInstruction, total: number | null): number | null {
  if (amount === undefined) return total;
  if ("minor" in amount) return total === null ? amount.minor : Math.min(amount.minor, total);
  return total === null ? null : Math.round(total * amount.share);
}

/**
 * Money to hold or move with this answer: of a permit what it permits under, of a hold what settles by holding. A settlement
 * that would have permitted waits for the approval, so that it is ordered once. A denial moves nothing.
 */
export function settlementOrders({ floor, contributions }: Outcome, { facts }: Question): SettlementOrder[] {
  if (floor === "deny") return [];
  const due = ({ effectiveFloor, lane }: Contribution): boolean =>
    floor === "hold" ? effectiveFloor === "hold" && lane === "escalate" : effectiveFloor === "permit_constrained";
  const orders: SettlementOrder[] = [];
  for (const c of contributions) {
    if (c.settlement === null || c.pact === null || c.clause === null || !due(c)) continue;
    orders.push({
      ...c.settlement,
      pact: c.pact,
      clause: c.clause,
      amountMinor: amountOf(c.settlement, facts.amount),
      currency: facts.currency,
      counterparty: facts.counterparty,
    });
  }
  return orders;
}
