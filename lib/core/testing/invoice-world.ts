import type { DecisionRequest } from "../decisions/decision";
import type { AgentFacts, BuildFacts, PactFacts, Proof, Snapshot, TrustFacts } from "../decisions/snapshot";
import type { CompiledPact } from "../pacts/compile-pact";
import { DAY, HOUR, type Instant, MINUTE } from "../time";
import { compiled, invoiceActionMap, invoicePact } from "./invoice-pact";

/** 2026-11-23T12:00:00Z. */
export const NOON: Instant = 1_795_435_200_000;

export const verifiedBuild: BuildFacts = {
  id: "bld_1",
  fingerprint: "sha256:1f0c",
  verifiedAt: NOON - 30 * DAY,
  verifiedScope: {
    actions: ["payments.release", "invoices.summarise", "suppliers.update_bank"],
    tools: [],
    counterparties: ["north-supply", "harbour-parts"],
    maxAmountMinor: 2_000_000,
    currency: "EUR",
  },
  family: "bld_1",
};

export const proof = (clause: string, kind: string, age: number, change: Partial<Proof> = {}): Proof => ({
  clause,
  kind,
  build: "bld_1",
  subject: null,
  source: "src_1",
  observedAt: NOON - age,
  receivedAt: NOON - age,
  scope: null,
  usable: true,
  ...change,
});

/** Every proof the reference pact asks for, one hour old. */
export const freshProofs: readonly Proof[] = [
  proof("C-1", "citation-eval", HOUR),
  proof("C-2", "po-match-audit", HOUR),
  proof("C-3", "supplier-list-attestation", HOUR),
  proof("C-4", "three-way-match", HOUR),
];

export const freshTrust: TrustFacts = { epoch: 7, proofs: freshProofs, triggers: [], bands: [], overrides: [], recovery: null };

export const invoiceRequest: DecisionRequest = {
  agent: "invoice-bot",
  workflow: "supplier-payments",
  action: "payments.release",
  args: { invoice: "INV-118", payee: "north-supply", amountMinor: 42_000, currency: "EUR" },
  context: { poMatch: true, threeWayMatch: true },
  fingerprint: "sha256:1f0c",
  supports: ["cap_amount", "settlement_hold"],
  actionDigest: "sha256:9f3c",
  malformed: [],
  buckets: () => 9_999,
  counted: () => 0,
  approval: null,
};

type Change = { trust?: Partial<TrustFacts>; agent?: Partial<AgentFacts>; pact?: Partial<PactFacts>; version?: CompiledPact; snapshot?: Partial<Snapshot> };

const printed = compiled(invoicePact);

/** The reference pact enforced for `invoice-bot` with everything in order, apart from what a test changes. */
export function invoiceSnapshot({ trust, agent, pact, version = printed, snapshot }: Change = {}): Snapshot {
  const bot: AgentFacts = {
    id: "agt_bot",
    slug: "invoice-bot",
    suspended: false,
    builds: new Map([[verifiedBuild.fingerprint, verifiedBuild]]),
    triggers: [],
    ...agent,
  };
  const facts: PactFacts = {
    id: "pact_invoice",
    slug: "invoice-payments",
    enforced: version,
    share: 100,
    previous: null,
    shadow: null,
    trust: new Map([["agt_bot", { ...freshTrust, ...trust }]]),
    ...pact,
  };
  return {
    hash: "state-1",
    highWater: NOON - MINUTE,
    agents: new Map([["invoice-bot", bot]]),
    actions: invoiceActionMap,
    pacts: [facts],
    counterparties: ["north-supply", "harbour-parts"],
    ...snapshot,
  };
}
