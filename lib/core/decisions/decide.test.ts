import { describe, expect, test } from "vitest";
import type { PactDocument } from "../pacts/pact-document";
import { compiled, invoicePact } from "../testing/invoice-pact";
import { freshProofs, freshTrust, invoiceRequest, invoiceSnapshot, NOON, proof, verifiedBuild } from "../testing/invoice-world";
import { DAY, HOUR, MINUTE } from "../time";
import { decide } from "./decide";
import type { Decision, DecisionRequest } from "./decision";
import { type Approval, contributionKey, type LiveOverride, type OpenTrigger, type Snapshot } from "./snapshot";

const ask = (change: Partial<DecisionRequest> = {}, snapshot: Snapshot = invoiceSnapshot(), now = NOON): Decision =>
  decide({ ...invoiceRequest, ...change }, snapshot, now);
const args = (change: object): Partial<DecisionRequest> => ({ args: { ...invoiceRequest.args, ...change } });
const kinds = (decision: Decision): string[] => [...new Set(decision.contributions.map((c) => c.kind))].sort();
const without = (clause: string) => freshProofs.filter((p) => p.clause !== clause);
const trigger = (change: Partial<OpenTrigger>): OpenTrigger => ({
  id: "trg_1",
  kind: "manual",
  clause: null,
  build: null,
  openedAt: NOON - HOUR,
  action: null,
  actsFullyAt: null,
  ...change,
});
const changed = (change: (document: PactDocument) => void): PactDocument => {
  const document = structuredClone(invoicePact);
  change(document);
  return document;
};
const clauseOf = (document: PactDocument, index: number): PactDocument["clauses"][number] => {
  const clause = document.clauses[index];
  if (!clause) throw new Error(`the reference pact has no clause ${index}`);
  return clause;
};

describe("with everything in order", () => {
  test("permits, and says until when", () => {
    const decision = ask();
    expect(decision).toMatchObject({
      verdict: "permit",
      lane: "allow",
      constraints: [],
      reason: "ok",
      next: { do: "proceed" },
      path: [],
      epoch: 7,
      mode: "enforced",
      pact: { id: "pact_invoice", version: 1 },
    });
    expect(decision.validUntil).toBe(NOON - HOUR + 4 * HOUR);
  });

  test("says nothing of clause, threshold or evidence to the agent", () => {
    const { reason, next } = ask({ ...args({ amountMinor: 600_000 }), context: { poMatch: false, threeWayMatch: true } });
    expect({ reason, next }).toEqual({ reason: "needs_person", next: { do: "wait" } });
  });
});

describe("freshness", () => {
  const at = (age: number): Decision => ask({}, invoiceSnapshot({ trust: { proofs: [...without("C-4"), proof("C-4", "three-way-match", age)] } }));

  test.each([
    ["a millisecond inside the window is fresh", DAY - 1, "permit", "allow"],
    ["an age equal to the window is stale", DAY, "permit", "degrade"],
    ["a millisecond before the end of the grace is stale", DAY + 4 * HOUR - 1, "permit", "degrade"],
    ["an age of window and grace counts as missing", DAY + 4 * HOUR, "hold", "escalate"],
  ])("%s", (_, age, verdict, lane) => {
    expect(at(age)).toMatchObject({ verdict, lane });
  });

  test("a stale proof brings the pact's default limits", () => {
    expect(at(DAY).constraints).toEqual([
      { kind: "cap_amount", amountMinor: 50_000, currency: "EUR" },
      { kind: "sampled_review", share: 0.1, when: "after" },
    ]);
  });

  test("without grace a proof goes from fresh to missing at once", () => {
    const decision = ask({}, invoiceSnapshot({ trust: { proofs: [...without("C-2"), proof("C-2", "po-match-audit", DAY)] } }));
    expect(kinds(decision)).toEqual(["evidence_missing"]);
  });

  test("a missing proof takes the stricter of both entries", () => {
    const version = compiled(
      changed((d) => Object.assign(clauseOf(d, 2).consequences, { evidence_stale: { do: "block" }, evidence_missing: { do: "degrade" } })),
    );
    expect(ask({}, invoiceSnapshot({ version, trust: { proofs: without("C-3") } }))).toMatchObject({ verdict: "deny", reason: "proof_needed" });
  });

  test("where two sources are asked for, the second newest counts", () => {
    const version = compiled(changed((d) => Object.assign(clauseOf(d, 1).evidence[0] ?? {}, { minSources: 2 })));
    const two = (second: number): Decision =>
      ask({}, invoiceSnapshot({ version, trust: { proofs: [...freshProofs, proof("C-2", "po-match-audit", second, { source: "src_2" })] } }));
    expect(two(2 * HOUR)).toMatchObject({ verdict: "permit", lane: "allow" });
    expect(two(DAY)).toMatchObject({ verdict: "hold" });
    expect(ask({}, invoiceSnapshot({ version })).path).toEqual(["evidence:C-2:po-match-audit"]);
  });

  test("a proof whose scope doesn't cover the request proves nothing about it", () => {
    const scope = { actions: ["payments.release"], tools: [], counterparties: ["harbour-parts"] };
    expect(ask({}, invoiceSnapshot({ trust: { proofs: [...without("C-2"), proof("C-2", "po-match-audit", HOUR, { scope })] } })).path).toEqual([
      "evidence:C-2:po-match-audit",
    ]);
  });

  test("a proof about a subject counts for the requests that name it, whatever the build", () => {
    const version = compiled(changed((d) => Object.assign(clauseOf(d, 2).evidence[0] ?? {}, { about: { subject: "supplier", path: "args.payee" } })));
    const about = (id: string) => [...without("C-3"), proof("C-3", "supplier-list-attestation", HOUR, { build: null, subject: { type: "supplier", id } })];
    expect(ask({}, invoiceSnapshot({ version, trust: { proofs: about("north-supply") } }))).toMatchObject({ lane: "allow" });
    expect(ask({}, invoiceSnapshot({ version, trust: { proofs: about("harbour-parts") } }))).toMatchObject({ verdict: "deny" });
  });

  test("a clock behind the history is taken to stand at its end", () => {
    const snapshot = invoiceSnapshot({ snapshot: { highWater: NOON + 4 * HOUR } });
    expect(ask({}, snapshot, NOON)).toEqual(ask({}, snapshot, NOON + 4 * HOUR));
    expect(ask({}, snapshot, NOON).lane).toBe("escalate");
  });
});

describe("conditions", () => {
  test("an obligation that isn't met does what the clause says, with the clause's own terms", () => {
    const decision = ask({ ...args({ amountMinor: 500_001 }), context: { poMatch: false, threeWayMatch: true } });
    expect(decision).toMatchObject({ verdict: "hold", lane: "escalate", path: ["change_request:C-2"] });
    expect(decision.hold).toMatchObject({
      clause: "C-2",
      queue: "payments-ops",
      answerWithin: 30 * MINUTE,
      groups: ["finance-leads", "payments-ops"],
      silence: "deny",
      tier: 2,
    });
    expect(decision.contributions[0]?.facts).toEqual({
      requires: "args.amountMinor <= params.limitMinor || context.poMatch == true",
      values: { "args.amountMinor": 500_001, "context.poMatch": false, "params.limitMinor": 500_000 },
    });
  });

  test.each([
    ["a missing input", { context: { poMatch: true } }],
    ["an input of another type", { context: { poMatch: true, threeWayMatch: "yes" } }],
    ["a request the door found malformed", { malformed: [{ path: "args.amountMinor", problem: "must be a whole number" }] }],
  ])("%s is an error that holds and that nobody can approve away", (_, change) => {
    const held = ask(change);
    expect(held).toMatchObject({ verdict: "hold", lane: "escalate" });
    expect(kinds(held)).toEqual(["condition_error"]);
    const approval = approvalOf(held);
    expect(ask({ ...change, approval })).toMatchObject({ verdict: "hold", reason: "grant_void" });
  });

  test("a list of counterparties is looked up here, never taken from the request", () => {
    expect(ask(args({ payee: "stranger" }))).toMatchObject({ verdict: "deny", reason: "not_allowed", next: { do: "stop" } });
  });

  test("money is settled on hold where the clause says so", () => {
    const decision = ask({ context: { poMatch: true, threeWayMatch: false } });
    expect(decision).toMatchObject({ verdict: "permit", lane: "degrade", constraints: [{ kind: "settlement_hold" }], reason: "narrowed" });
    expect(decision.settlements).toEqual([
      {
        instruction: "hold",
        release: { when: "three-way-match passes for the case", by: "P14D", else: "review" },
        pact: "pact_invoice",
        clause: "C-4",
        amountMinor: 42_000,
        currency: "EUR",
        counterparty: "north-supply",
      },
    ]);
  });

  test("a caller that doesn't honour a settlement hold has to wait for a person", () => {
    expect(ask({ context: { poMatch: true, threeWayMatch: false }, supports: [] })).toMatchObject({ verdict: "hold", lane: "degrade", constraints: [] });
  });

  test("an input weaker than the clause accepts is an error", () => {
    const version = compiled(changed((d) => Object.assign(clauseOf(d, 3), { accepts: { "context.threeWayMatch": "attested" } })));
    expect(kinds(ask({}, invoiceSnapshot({ version })))).toEqual(["condition_error"]);
    expect(ask({ provenance: { "context.threeWayMatch": "attested" } }, invoiceSnapshot({ version }))).toMatchObject({ lane: "allow" });
  });

  test("a guard that is false leaves the clause out, one that throws doesn't", () => {
    const version = compiled(changed((d) => Object.assign(clauseOf(d, 3), { appliesWhen: "context.poMatch == false" })));
    expect(ask({ context: { poMatch: true } }, invoiceSnapshot({ version }))).toMatchObject({ lane: "allow" });
    expect(kinds(ask(args({ amountMinor: 1 }), invoiceSnapshot({ version })))).toEqual([]);
    expect(kinds(ask({ context: {} }, invoiceSnapshot({ version })))).toContain("condition_error");
  });
});

describe("who and what", () => {
  test.each([
    ["an unknown agent", { agent: "nobody" }, "unknown_agent", "not_covered"],
    ["a workflow without a pact", { workflow: "hiring" }, "no_pact", "not_covered"],
  ])("%s is denied", (_, change, kind, reason) => {
    const decision = ask(change);
    expect(decision).toMatchObject({ verdict: "deny", lane: "escalate", reason });
    expect(kinds(decision)).toEqual([kind]);
  });

  test("a pact without a live version is denied as such", () => {
    const snapshot = invoiceSnapshot({ pact: { enforced: null, dormant: { agents: ["invoice-bot"], workflow: "supplier-payments" } } });
    expect(kinds(ask({}, snapshot))).toEqual(["pact_not_active"]);
  });

  test("a suspended agent is denied in every mode", () => {
    expect(ask({}, invoiceSnapshot({ agent: { suspended: true } }))).toMatchObject({ verdict: "deny", lane: "recover", reason: "recovery_required" });
    const shadow = invoiceSnapshot({ agent: { suspended: true }, pact: { enforced: null, shadow: compiled(invoicePact) } });
    expect(ask({}, shadow)).toMatchObject({ verdict: "deny", lane: "recover", mode: "enforced" });
  });

  test("an action nobody mapped is held, unless its risk is low", () => {
    expect(kinds(ask({ action: "payments.reverse" }))).toEqual(["scope_change", "unknown_risk", "unmapped_action"]);
    const version = compiled(changed((d) => Object.assign(clauseOf(d, 0), { actions: ["payments.release"] })));
    expect(ask({ action: "invoices.summarise" }, invoiceSnapshot({ version }))).toMatchObject({ verdict: "permit", lane: "allow" });
  });

  test("a request outside the verified scope is a change of scope, for every clause that governs it", () => {
    const decision = ask(args({ amountMinor: 2_000_001 }));
    expect(decision).toMatchObject({ verdict: "deny", path: ["change_request:scope_change"] });
    expect(decision.contributions.every((c) => c.kind === "scope_change" && c.hard)).toBe(true);
  });

  test.each([
    ["a fingerprint nobody registered", { fingerprint: "sha256:new" }, ["evidence_missing", "fingerprint_change", "scope_change"]],
    ["no fingerprint", { fingerprint: null }, ["evidence_missing", "fingerprint_change", "scope_change"]],
  ])("%s is a changed build and a change of scope", (_, change, expected) => {
    expect(kinds(ask(change))).toEqual(expected);
  });

  test("a registered build that wasn't verified is a changed build alone", () => {
    const snapshot = invoiceSnapshot({ agent: { builds: new Map([["sha256:1f0c", { ...verifiedBuild, verifiedAt: null, verifiedScope: null }]]) } });
    expect(kinds(ask({}, snapshot))).toEqual(["fingerprint_change"]);
  });

  test("an expired pact holds from the very instant of its end, and only a renewal helps", () => {
    const version = { ...compiled(invoicePact), expiresAt: NOON + MINUTE };
    const before = ask({}, invoiceSnapshot({ version }));
    expect(before).toMatchObject({ lane: "allow", validUntil: NOON + MINUTE });
    const after = ask({}, invoiceSnapshot({ version }), NOON + MINUTE);
    expect(after).toMatchObject({ verdict: "hold", path: ["renew_pact:invoice-payments"] });
    expect(ask({ approval: approvalOf(after) }, invoiceSnapshot({ version }), NOON + MINUTE).verdict).toBe("hold");
  });
});

describe("triggers", () => {
  test.each([
    ["narrowed by hand to degrade", { action: { do: "degrade" } }, "permit", "degrade"],
    ["narrowed by hand to a person", { action: { do: "review" } }, "hold", "escalate"],
    ["suspended by hand", { action: { do: "block" } }, "deny", "recover"],
    ["opened without saying what it does", { action: null }, "deny", "recover"],
    ["a pact-wide incident", { kind: "incident" }, "deny", "recover"],
    ["a pact-wide drift", { kind: "drift_verified" }, "deny", "recover"],
    ["drift suspected on a clause", { kind: "drift_suspected", clause: "C-1" }, "permit", "degrade"],
    ["drift verified on a clause", { kind: "drift_verified", clause: "C-2" }, "hold", "escalate"],
    ["an incident on a clause", { kind: "incident", clause: "C-1" }, "deny", "recover"],
    ["a critical clause's repeated failure", { kind: "repeat_failure", clause: "C-2" }, "deny", "recover"],
    ["contradictory evidence that settles", { kind: "evidence_contradictory", clause: "C-4" }, "hold", "escalate"],
    ["a trigger on a clause of another action's", { kind: "drift_verified", clause: "C-9" }, "permit", "allow"],
  ] as const)("%s", (_, change, verdict, lane) => {
    expect(ask({}, invoiceSnapshot({ trust: { triggers: [trigger(change)] } }))).toMatchObject({ verdict, lane });
  });

  test("an agent-wide trigger needs no pact of its own", () => {
    expect(ask({}, invoiceSnapshot({ agent: { triggers: [trigger({ action: { do: "review" } })] } }))).toMatchObject({
      verdict: "hold",
      path: ["close:trg_1"],
    });
  });

  test("a critical failure holds at once and acts fully after a quarter of an hour", () => {
    const snapshot = invoiceSnapshot({ trust: { triggers: [trigger({ kind: "repeat_failure", clause: "C-3", actsFullyAt: NOON + 15 * MINUTE })] } });
    expect(ask({}, snapshot)).toMatchObject({ verdict: "hold", lane: "escalate", validUntil: NOON + 15 * MINUTE });
    expect(ask({}, snapshot, NOON + 15 * MINUTE)).toMatchObject({ verdict: "deny", lane: "recover" });
  });

  test("a baseline drift never narrows beyond degrade", () => {
    const version = compiled(changed((d) => Object.assign(clauseOf(d, 0).consequences, { drift_suspected: { do: "block" } })));
    const at = (baseline: boolean): Decision =>
      ask({}, invoiceSnapshot({ version, trust: { triggers: [trigger({ kind: "drift_suspected", clause: "C-1", baseline })] } }));
    expect(at(false).verdict).toBe("deny");
    expect(at(true)).toMatchObject({ verdict: "permit", lane: "degrade" });
  });

  test("a trigger of one build holds for its family and not for a stranger", () => {
    const builds = new Map(
      [verifiedBuild, { ...verifiedBuild, id: "bld_2" as const, fingerprint: "sha256:2", family: "bld_2" as const }].map((b) => [b.fingerprint, b]),
    );
    const on = (build: "bld_1" | "bld_2"): Decision =>
      ask({}, invoiceSnapshot({ agent: { builds }, trust: { triggers: [trigger({ build, action: { do: "block" } })] } }));
    expect([on("bld_1").verdict, on("bld_2").verdict]).toEqual(["deny", "permit"]);
  });
});

describe("recovery and score", () => {
  test.each([
    ["before sign-off at level recover", { level: "recover", stage: "before_signoff" }, 9_999, "deny", "recover"],
    ["before sign-off at level escalate", { level: "escalate", stage: "before_signoff" }, 9_999, "hold", "escalate"],
    ["before sign-off at level degrade", { level: "degrade", stage: "before_signoff" }, 9_999, "permit", "degrade"],
    ["inside the 5 % canary", { level: "recover", stage: "widening_5" }, 499, "permit", "degrade"],
    ["outside the 5 % canary", { level: "recover", stage: "widening_5" }, 500, "hold", "escalate"],
    ["inside the 25 % canary", { level: "recover", stage: "widening_25" }, 2_499, "permit", "degrade"],
    ["widened to all", { level: "recover", stage: "widening_100" }, 9_999, "permit", "allow"],
  ] as const)("%s", (_, recovery, bucket, verdict, lane) => {
    const snapshot = invoiceSnapshot({ trust: { recovery: { id: "rec_1", ...recovery } } });
    expect(ask({ buckets: (purpose) => (purpose === "rec_1" ? bucket : 9_999) }, snapshot)).toMatchObject({ verdict, lane });
  });

  test("a score between 75 and 90 degrades what is high risk, and below 50 asks a person", () => {
    const at = (band: "90" | "75" | "below_50"): Decision =>
      ask({}, invoiceSnapshot({ trust: { bands: [{ build: "bld_1", band, leavesAt: null, nextBand: band }] } }));
    expect([at("90").lane, at("75").lane, at("below_50").lane]).toEqual(["allow", "degrade", "escalate"]);
  });

  test("a score that leaves its band by age says when", () => {
    const snapshot = invoiceSnapshot({ trust: { bands: [{ build: "bld_1", band: "90", leavesAt: NOON + HOUR, nextBand: "75" }] } });
    expect(ask({}, snapshot)).toMatchObject({ lane: "allow", validUntil: NOON + HOUR });
    expect(ask({}, snapshot, NOON + HOUR)).toMatchObject({ lane: "degrade", path: ["raise_score"] });
  });
});

describe("authority", () => {
  const degraded = (change: Partial<DecisionRequest> = {}): Decision =>
    ask(change, invoiceSnapshot({ trust: { triggers: [trigger({ kind: "drift_suspected", clause: "C-1" })] } }));

  test.each([
    ["an amount at the cap is within it", { amountMinor: 50_000 }, "permit", false],
    ["an amount above the cap is held", { amountMinor: 50_001 }, "hold", false],
    ["an amount in another currency can't be measured", { currency: "USD", amountMinor: 1 }, "hold", true],
  ])("%s", (_, change, verdict, hard) => {
    const snapshot = invoiceSnapshot({
      trust: { triggers: [trigger({ kind: "drift_suspected", clause: "C-1" })] },
      agent: { builds: new Map([["sha256:1f0c", { ...verifiedBuild, verifiedScope: { actions: ["*"], tools: [], counterparties: ["*"] } }]]) },
    });
    const decision = ask(args(change), snapshot);
    expect(decision.verdict).toBe(verdict);
    if (verdict === "hold") expect(decision.contributions.find((c) => c.kind === "authority_exceeded")).toMatchObject({ clause: "C-1", hard });
  });

  test("the limits of several clauses are intersected", () => {
    const snapshot = invoiceSnapshot({
      trust: { triggers: [trigger({ kind: "drift_suspected", clause: "C-1" }), trigger({ id: "trg_2", kind: "repeat_failure", clause: "C-4" })] },
    });
    expect(ask({}, snapshot).constraints).toEqual(degraded().constraints);
  });

  test("the next action beyond a count is held", () => {
    const version = compiled(changed((d) => Object.assign(d.defaults.degrade, { constraints: [{ kind: "cap_count", count: 3, per: "P1D" }] })));
    const snapshot = invoiceSnapshot({ version, trust: { triggers: [trigger({ kind: "drift_suspected", clause: "C-1" })] } });
    expect([ask({ counted: () => 2 }, snapshot).verdict, ask({ counted: () => 3 }, snapshot).verdict]).toEqual(["permit", "hold"]);
  });

  test("a case inside a share that is looked at first waits, and outside it doesn't", () => {
    const version = compiled(changed((d) => Object.assign(d.defaults.degrade, { constraints: [{ kind: "sampled_review", share: 0.1, when: "before" }] })));
    const snapshot = invoiceSnapshot({ version, trust: { triggers: [trigger({ kind: "drift_suspected", clause: "C-1" })] } });
    expect([ask({ buckets: () => 999 }, snapshot).verdict, ask({ buckets: () => 1_000 }, snapshot).verdict]).toEqual(["hold", "permit"]);
  });

  test("a case inside a share that is looked at afterwards is permitted and marked", () => {
    expect(degraded({ buckets: () => 999 })).toMatchObject({ verdict: "permit", sampled: [{ pact: "pact_invoice", clause: "C-1" }] });
    expect(degraded({ buckets: () => 1_000 }).sampled).toEqual([]);
  });
});

function approvalOf(held: Decision, change: Partial<Approval> = {}): Approval {
  const cleared = held.contributions.filter((c) => c.effectiveFloor === "hold").map(contributionKey);
  return {
    grant: "grt_1",
    review: "rev_1",
    actionDigest: invoiceRequest.actionDigest,
    agent: "agt_bot",
    epoch: 7,
    expiresAt: NOON + 30 * MINUTE,
    used: false,
    cleared,
    ...change,
  };
}

describe("approval", () => {
  const big: Partial<DecisionRequest> = { ...args({ amountMinor: 600_000 }), context: { poMatch: false, threeWayMatch: true } };
  const held = ask(big);

  test("clears the holds it lists, hard ones too, once", () => {
    expect(ask({ ...big, approval: approvalOf(held) })).toMatchObject({ verdict: "permit", lane: "allow", reason: "ok", validUntil: NOON + 30 * MINUTE });
  });

  test.each([
    ["used before", { used: true }, "grant_used"],
    ["for another action's bytes", { actionDigest: "sha256:other" }, "grant_void"],
    ["for another agent", { agent: "agt_other" }, "grant_void"],
    ["from before a narrowing", { epoch: 6 }, "grant_void"],
    ["at the instant it expires", { expiresAt: NOON }, "grant_void"],
  ] as const)("is refused when it was %s", (_, change, reason) => {
    expect(ask({ ...big, approval: approvalOf(held, change) })).toMatchObject({ verdict: "deny", reason });
  });

  test("doesn't clear what arose after it", () => {
    const later = ask({ ...big, approval: approvalOf(held) }, invoiceSnapshot({ trust: { proofs: without("C-1") } }));
    expect(later).toMatchObject({ verdict: "hold", reason: "grant_void", path: ["evidence:C-1:citation-eval"] });
  });

  test("never clears a denial or recover", () => {
    const denied = ask({ ...args({ payee: "stranger" }), approval: approvalOf(held, { cleared: ["condition_not_met|pact_invoice|C-3|"] }) });
    expect(denied.verdict).toBe("deny");
    const recovering = invoiceSnapshot({ trust: { recovery: { id: "rec_1", level: "recover", stage: "before_signoff" } } });
    expect(ask({ ...big, approval: approvalOf(held) }, recovering).verdict).toBe("deny");
  });

  test("with conditions brings them into force", () => {
    const decision = ask({ ...big, approval: approvalOf(held, { constraints: [{ kind: "callback_required" }] }) });
    expect(decision).toMatchObject({ verdict: "permit", constraints: [{ kind: "callback_required" }], reason: "narrowed" });
  });

  test("lets the very amount pass that the cap had stopped", () => {
    const snapshot = invoiceSnapshot({ trust: { triggers: [trigger({ kind: "drift_suspected", clause: "C-1" })] } });
    const stopped = ask(args({ amountMinor: 60_000 }), snapshot);
    expect(stopped.verdict).toBe("hold");
    const passed = ask({ ...args({ amountMinor: 60_000 }), approval: approvalOf(stopped) }, snapshot);
    expect(passed).toMatchObject({ verdict: "permit", lane: "degrade" });
    expect(passed.constraints.map((c) => c.kind)).toEqual(["sampled_review"]);
  });
});

describe("override", () => {
  const override = (change: Partial<LiveOverride> = {}): LiveOverride => ({
    id: "ovr_1",
    agent: "agt_bot",
    action: "payments.release",
    clause: "C-1",
    maxAmountMinor: null,
    actionDigest: null,
    to: "allow",
    grantedAt: NOON - HOUR,
    expiresAt: NOON + HOUR,
    usesLeft: 1,
    revoked: false,
    requestedBy: "mem_1",
    approvedBy: ["mem_2"],
    approvalsNeeded: 1,
    ...change,
  });
  const stale = { proofs: without("C-1") };

  test("lowers a soft contribution to the clause's floor and brings the default limits", () => {
    const decision = ask({}, invoiceSnapshot({ trust: { ...stale, overrides: [override()] } }));
    expect(decision).toMatchObject({ verdict: "permit", lane: "degrade", overridesUsed: ["ovr_1"], validUntil: NOON + HOUR });
    expect(decision.constraints).toContainEqual({ kind: "cap_amount", amountMinor: 50_000, currency: "EUR" });
  });

  test("is worth nothing when only its requester approved it, or when it is bound to other bytes", () => {
    for (const change of [
      { approvedBy: ["mem_1"] },
      { actionDigest: "sha256:other" },
      { maxAmountMinor: 41_999 },
      { expiresAt: NOON },
      { usesLeft: 0 },
      { revoked: true },
    ] as const) {
      expect(ask({}, invoiceSnapshot({ trust: { ...stale, overrides: [override(change)] } }))).toMatchObject({ verdict: "hold", overridesUsed: [] });
    }
  });

  test("never passes a hard clause", () => {
    const snapshot = invoiceSnapshot({ trust: { proofs: without("C-4"), overrides: [override({ clause: "C-4" })] } });
    expect(ask({}, snapshot)).toMatchObject({ verdict: "hold", overridesUsed: [] });
  });
});

describe("versions and several pacts", () => {
  const strict = compiled(
    changed((d) => Object.assign(clauseOf(d, 1), { params: { limitMinor: 10_000 }, requires: "args.amountMinor <= params.limitMinor" })),
    undefined,
    "pact_invoice",
    2,
  );

  test("a pact that only runs in shadow permits and says what it would have done", () => {
    const decision = ask({}, invoiceSnapshot({ pact: { enforced: null, shadow: strict } }));
    expect(decision).toMatchObject({ verdict: "permit", lane: "allow", mode: "shadow", would: { verdict: "hold", lane: "escalate" }, pact: { version: 2 } });
  });

  test("a version in shadow beside an enforced one changes nothing and is reported", () => {
    expect(ask({}, invoiceSnapshot({ pact: { shadow: strict } }))).toMatchObject({
      verdict: "permit",
      mode: "enforced",
      pact: { version: 1 },
      would: { verdict: "hold" },
    });
  });

  test("traffic outside a version's share gets the one before it", () => {
    const at = (bucket: number): Decision =>
      ask({ buckets: () => bucket }, invoiceSnapshot({ pact: { enforced: strict, share: 25, previous: compiled(invoicePact) } }));
    expect([at(2_499).pact?.version, at(2_500).pact?.version]).toEqual([2, 1]);
    expect([at(2_499).verdict, at(2_500).verdict]).toEqual(["hold", "permit"]);
  });

  test("outside the share with nothing before it, the version runs in shadow", () => {
    expect(ask({ buckets: () => 9_000 }, invoiceSnapshot({ pact: { enforced: strict, share: 5 } }))).toMatchObject({
      verdict: "permit",
      mode: "shadow",
      would: { verdict: "hold" },
    });
  });

  test("of several pacts the strictest answers, and an approval must still find all of them where they stood", () => {
    const second = invoiceSnapshot({
      version: compiled({ ...structuredClone(invoicePact), slug: "second" }, undefined, "pact_zeta"),
      pact: { id: "pact_zeta", trust: new Map([["agt_bot", { ...freshTrust, epoch: 3, proofs: without("C-1") }]]) },
    });
    const both: Snapshot = { ...invoiceSnapshot(), pacts: [...second.pacts, ...invoiceSnapshot().pacts] };
    const held = ask({}, both);
    expect(held).toMatchObject({
      verdict: "hold",
      pact: { id: "pact_zeta" },
      alsoPacts: ["pact_invoice"],
      epoch: 3,
      epochs: { pact_invoice: 7, pact_zeta: 3 },
    });
    expect(ask({ approval: approvalOf(held, { epoch: 3, epochs: held.epochs }) }, both).verdict).toBe("permit");
    expect(ask({ approval: approvalOf(held, { epoch: 3, epochs: { pact_invoice: 6, pact_zeta: 3 } }) }, both).verdict).toBe("deny");
    expect(ask({ approval: approvalOf(held, { epoch: 3 }) }, both).verdict).toBe("deny");
  });

  test("a pact whose history doesn't verify denies", () => {
    expect(ask({}, invoiceSnapshot({ pact: { integrityFailed: true } }))).toMatchObject({ verdict: "deny", lane: "escalate" });
  });
});

describe("defects", () => {
  test("an evaluator that throws denies", () => {
    const counted = (): number => {
      throw new Error("the door is broken");
    };
    const version = compiled(changed((d) => Object.assign(d.defaults.degrade, { constraints: [{ kind: "cap_count", count: 3, per: "P1D" }] })));
    const snapshot = invoiceSnapshot({ version, trust: { triggers: [trigger({ kind: "drift_suspected", clause: "C-1" })] } });
    const decision = ask({ counted }, snapshot);
    expect(decision).toMatchObject({ verdict: "deny", lane: "escalate", validUntil: null });
    expect(kinds(decision)).toEqual(["evaluator_failed"]);
  });

  test("a clock that isn't a number denies", () => {
    expect(ask({}, invoiceSnapshot(), Number.NaN).verdict).toBe("deny");
  });

  test("a clause that can't be read holds what it governs", () => {
    const version = compiled(changed((d) => Object.assign(clauseOf(d, 3), { requires: "context.threeWayMatch ==" })));
    const decision = ask({}, invoiceSnapshot({ version }));
    expect(decision).toMatchObject({ verdict: "hold", path: ["repair:C-4"] });
    expect(kinds(decision)).toEqual(["clause_unreadable"]);
  });
});
