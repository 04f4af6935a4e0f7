import type { SampleAgent } from "./sample-registry";

/** One thing a sample agent asks for. `invoice-bot`'s large payments are what people decide. */
export type SampleAsk = {
  agent: SampleAgent;
  workflow: string;
  action: string;
  args: Record<string, string | number>;
  context: Record<string, boolean | string>;
};

/** A small generator that always says the same for the same seed, so that the sample's past is the same on every machine. */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const PAYEES = ["north-supply", "harbour-parts", "lindqvist-paper"];
const pick = <T>(items: readonly T[], chance: () => number): T => items[Math.floor(chance() * items.length)] as T;
const between = (least: number, most: number, chance: () => number): number => Math.round(least + chance() * (most - least));

export function payment(number: number, chance: () => number, large = chance() < 0.08): SampleAsk {
  const amountMinor = large ? between(52_000, 480_000, chance) : between(1_500, 48_000, chance);
  return {
    agent: "invoice-bot",
    workflow: "supplier-payments",
    action: "payments.release",
    args: { invoice: `INV-${number}`, payee: pick(PAYEES, chance), amountMinor, currency: "EUR" },
    context: { poMatch: chance() < 0.9, note: large ? "The supplier asks for payment this week; the invoice covers two deliveries." : "" },
  };
}

export function refund(number: number, chance: () => number, large = chance() < 0.06): SampleAsk {
  const amountMinor = large ? between(10_500, 30_000, chance) : between(400, 9_500, chance);
  return {
    agent: "refund-bot",
    workflow: "customer-care",
    action: "refunds.issue",
    args: {
      order: `ORD-${number}`,
      customer: `C-${between(1000, 9999, chance)}`,
      amountMinor,
      paidMinor: amountMinor + between(0, 5_000, chance),
      currency: "EUR",
    },
    context: {},
  };
}

export function contactChange(number: number, chance: () => number): SampleAsk {
  const supplier = pick(PAYEES, chance);
  return {
    agent: "records-bot",
    workflow: "supplier-records",
    action: "suppliers.update_contact",
    args: { supplier, email: `billing+${number}@${supplier}.invalid` },
    context: {},
  };
}

export function bankChange(chance: () => number): SampleAsk {
  const supplier = pick(PAYEES, chance);
  return {
    agent: "records-bot",
    workflow: "supplier-records",
    action: "suppliers.update_bank",
    args: { supplier, iban: `DE${between(10, 99, chance)}370400440532${between(100_000, 999_999, chance)}` },
    context: { calledBack: false, note: "The letter asks us to use the new account from today on." },
  };
}

/** The proofs that keep each agent in its lane: kind, source, how often a day. */
export const PROOFS = [
  { agent: "invoice-bot", kind: "citation-eval", source: "eval-runner", perDay: 4, scored: true },
  { agent: "invoice-bot", kind: "po-match-audit", source: "erp-audit", perDay: 2, scored: false },
  { agent: "invoice-bot", kind: "three-way-match", source: "erp-audit", perDay: 2, scored: false },
  { agent: "invoice-bot", kind: "supplier-list-attestation", source: "controller", perDay: 1, scored: false },
  { agent: "refund-bot", kind: "refund-audit", source: "care-audit", perDay: 2, scored: false },
  { agent: "refund-bot", kind: "tone-check", source: "eval-runner", perDay: 4, scored: true },
  { agent: "records-bot", kind: "bank-change-audit", source: "controller", perDay: 1, scored: false },
  { agent: "records-bot", kind: "contact-sample", source: "care-audit", perDay: 1, scored: false },
] as const;
export type SampleProof = (typeof PROOFS)[number];
