import type { PactId } from "../ids";
import type { Json } from "../json";
import type { Constraint } from "../pacts/pact-document";
import type { Question } from "./question";

/** A constraint with the clause that brought it. */
export type Limit = { constraint: Constraint; pact: PactId; clause: string | null };

/** A limit that the request goes beyond (soft), or can't be measured against (hard). */
export type Breach = Limit & { hard: boolean; facts: Json };

function breachOf(limit: Limit, { request, facts }: Question): { hard: boolean; facts: Json } | null {
  const { constraint } = limit;
  switch (constraint.kind) {
    case "cap_amount":
      if (facts.amount === null || facts.currency !== constraint.currency)
        return { hard: true, facts: { amount: facts.amount, currency: facts.currency, capCurrency: constraint.currency } };
      return facts.amount > constraint.amountMinor
        ? { hard: false, facts: { amountMinor: facts.amount, capMinor: constraint.amountMinor, currency: constraint.currency } }
        : null;
    case "cap_count":
    case "cap_rate": {
      const counted = request.counted(constraint, limit.pact, limit.clause);
      if (!Number.isFinite(counted) || counted < 0) return { hard: true, facts: { counted: null, cap: constraint.count } };
      return counted + 1 > constraint.count ? { hard: false, facts: { counted, cap: constraint.count, per: constraint.per } } : null;
    }
    case "allow_counterparties":
      if (facts.counterparty === null) return { hard: true, facts: { counterparty: null } };
      return constraint.counterparties.includes(facts.counterparty) ? null : { hard: false, facts: { counterparty: facts.counterparty } };
    default:
      return null;
  }
}

/**
 * The limits in force that the request breaks. Each of them, not only the narrowest: an approval or an override of one
 * clause's limit says nothing about another's, and the limit that is narrowest today may not be tomorrow.
 */
export function breaches(limits: readonly Limit[], question: Question): Breach[] {
  const found: Breach[] = [];
  for (const limit of limits) {
    const breach = breachOf(limit, question);
    if (breach) found.push({ ...limit, ...breach });
  }
  return found;
}
