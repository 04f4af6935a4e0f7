import "server-only";

/** A decision asked and answered in every way, as the documents of the product print them. */
export const DECISION_REQUEST = {
  agent: "invoice-bot",
  workflow: "supplier-payments",
  action: "payments.release",
  args: { invoice: "INV-118", payee: "north-supply", amountMinor: 42_000, currency: "EUR" },
  context: { poMatch: true, threeWayMatch: true },
  fingerprint: "sha256:1f0c…",
  supports: ["cap_amount", "settlement_hold"],
  runId: "run-88",
};

const pact = { id: "pact_01", version: 1 };
const shared = { constraints: [], validUntil: null, epoch: 8, pact };

export const DECISION_ANSWERS = {
  permit: {
    id: "dec_01",
    verdict: "permit",
    lane: "allow",
    ...shared,
    reason: { code: "ok" },
    next: { do: "proceed" },
    validUntil: "2026-11-23T14:10:00.000Z",
    epoch: 7,
    actionDigest: "sha256:9f3c…",
  },
  permitWithLimits: {
    id: "dec_02",
    verdict: "permit",
    lane: "degrade",
    ...shared,
    constraints: [{ kind: "cap_amount", amountMinor: 50_000, currency: "EUR" }],
    reason: { code: "narrowed" },
    next: { do: "proceed" },
    actionDigest: "sha256:9f3c…",
  },
  permitWithMoneyHeld: {
    id: "dec_03",
    verdict: "permit",
    lane: "degrade",
    ...shared,
    constraints: [{ kind: "settlement_hold", settlement: "set_01" }],
    reason: { code: "narrowed" },
    next: { do: "proceed" },
    actionDigest: "sha256:77aa…",
  },
  hold: {
    id: "dec_04",
    verdict: "hold",
    lane: "escalate",
    ...shared,
    reason: { code: "needs_person" },
    next: { do: "wait", hold: "rev_01" },
    hold: { id: "rev_01", dueAt: "2026-11-23T14:25:00.000Z", silence: "deny" },
    actionDigest: "sha256:c41e…",
  },
  deny: {
    id: "dec_05",
    verdict: "deny",
    lane: "recover",
    ...shared,
    reason: { code: "recovery_required" },
    next: { do: "stop" },
    epoch: 9,
    actionDigest: "sha256:c41e…",
  },
} as const;

export const HOLD_ANSWERS = {
  open: {
    id: "rev_01",
    status: "open",
    reason: { code: "in_review" },
    next: { do: "wait", hold: "rev_01" },
    dueAt: "2026-11-23T14:25:00.000Z",
    silence: "deny",
  },
  approved: {
    id: "rev_01",
    status: "approved",
    reason: { code: "ok" },
    next: { do: "ask_again" },
    grant: "grt_01…",
    grantExpiresAt: "2026-11-23T14:52:00.000Z",
    conditions: [],
  },
  rejected: { id: "rev_01", status: "rejected", reason: { code: "rejected" }, next: { do: "stop" } },
} as const;

export const EVIDENCE_REQUEST = {
  source: "eval-runner",
  kind: "citation-eval",
  agent: "invoice-bot",
  fingerprint: "sha256:1f0c…",
  observedAt: "2026-11-23T13:58:00Z",
  key: "run-2026-11-23-14",
  result: "pass",
  score: 0.96,
};
