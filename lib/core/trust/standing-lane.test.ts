import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANES } from "../closed-lists";
import { decide } from "../decisions/decide";
import type { Contribution } from "../decisions/decision";
import { freshProofs, invoiceRequest, invoiceSnapshot, NOON, proof, verifiedBuild } from "../testing/invoice-world";
import { worldOf } from "../testing/world";
import { DAY, HOUR } from "../time";
import { clauseFreshness } from "./freshness";
import { standingLane } from "./standing-lane";

const stand = (snapshot = invoiceSnapshot(), now = NOON) => standingLane(snapshot, "agt_bot", "bld_1", "pact_invoice", now);
const without = (clause: string) => freshProofs.filter((p) => p.clause !== clause);

describe("the standing lane", () => {
  test("is allow with everything in order, and says when that ends", () => {
    expect(stand()).toEqual({ lane: "allow", contributions: [], changesAt: NOON + 3 * HOUR, nextLane: "escalate" });
  });

  test("changes at the very instant that was announced", () => {
    expect(stand(invoiceSnapshot(), NOON + 3 * HOUR - 1)?.lane).toBe("allow");
    expect(stand(invoiceSnapshot(), NOON + 3 * HOUR)).toMatchObject({
      lane: "escalate",
      contributions: [{ kind: "evidence_stale", clause: "C-1", remedy: "evidence:C-1:citation-eval" }],
    });
  });

  test("counts the score at the highest risk the pact governs", () => {
    const bands = [{ build: "bld_1" as const, band: "below_50" as const, leavesAt: null, nextBand: "below_50" as const }];
    expect(stand(invoiceSnapshot({ trust: { bands } }))?.lane).toBe("escalate");
  });

  test("shows an unverified build as what it is", () => {
    const builds = new Map([["sha256:1f0c", { ...verifiedBuild, verifiedAt: null, verifiedScope: null }]]);
    expect(stand(invoiceSnapshot({ agent: { builds } }))?.contributions.map((c) => c.kind)).toContain("fingerprint_change");
  });

  test("of a suspended agent is recover", () => {
    expect(stand(invoiceSnapshot({ agent: { suspended: true } }))?.lane).toBe("recover");
  });

  test("isn't known for an agent that the pact doesn't name", () => {
    expect(standingLane(invoiceSnapshot(), "agt_other", "bld_1", "pact_invoice", NOON)).toBeNull();
  });

  test("never shows more authority than the pact-wide and agent-wide reasons leave a request", () => {
    const wide = new Set(["agent_suspended", "pact_expired", "manual", "metric", "incident", "drift_verified"]);
    fc.assert(
      fc.property(fc.noShrink(fc.nat(2_000_000_000)), (seed) => {
        const { request, snapshot, now } = worldOf(seed);
        const decision = decide({ ...request, approval: null }, snapshot, now);
        for (const pact of snapshot.pacts) {
          if (!pact.enforced || pact.share < 100 || decision.agentId === null) continue;
          const lane = standingLane(snapshot, decision.agentId, decision.buildId, pact.id, now)?.lane ?? "recover";
          // What no pact stands behind has no defaults to narrow by, and is denied: that says nothing about this pact's delegation.
          const ofThisPact = (c: Contribution): boolean => c.kind === "agent_suspended" || c.pact === pact.id;
          const reasons = decision.contributions.filter((c) => wide.has(c.kind) && c.clause === null && ofThisPact(c));
          for (const reason of reasons) expect(LANES.indexOf(lane)).toBeGreaterThanOrEqual(LANES.indexOf(reason.lane));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("freshness of a clause", () => {
  const clauses = invoiceSnapshot().pacts[0]?.enforced?.clauses ?? [];
  const freshness = (age: number | null) => {
    const snapshot = invoiceSnapshot({ trust: { proofs: age === null ? without("C-1") : [...without("C-1"), proof("C-1", "citation-eval", age)] } });
    const trust = snapshot.pacts[0]?.trust.get("agt_bot");
    const [clause] = clauses;
    if (!trust || !clause) throw new Error("the reference world has both");
    return clauseFreshness(clause, { trust, build: verifiedBuild, now: NOON });
  };

  test.each([
    [0, "fresh"],
    [3 * HOUR - 1, "fresh"],
    [3 * HOUR, "ageing"],
    [4 * HOUR - 1, "ageing"],
    [4 * HOUR, "stale"],
    [4.5 * HOUR, "missing"],
    [30 * DAY, "missing"],
  ])("at an age of %s ms is %s", (age, state) => {
    expect(freshness(age)).toMatchObject({ state, observedAt: NOON - age, staleAt: NOON - age + 4 * HOUR, missingAt: NOON - age + 4.5 * HOUR });
  });

  test("without any proof is missing, and has no dates", () => {
    expect(freshness(null)).toMatchObject({ state: "missing", observedAt: null, staleAt: null, missingAt: null });
  });

  test("is contradictory while sources disagree", () => {
    const trigger = {
      id: "trg_1" as const,
      kind: "evidence_contradictory" as const,
      clause: "C-1",
      build: null,
      openedAt: NOON,
      action: null,
      actsFullyAt: null,
    };
    const trust = invoiceSnapshot({ trust: { triggers: [trigger] } }).pacts[0]?.trust.get("agt_bot");
    const [clause] = clauses;
    if (!trust || !clause) throw new Error("the reference world has both");
    expect(clauseFreshness(clause, { trust, build: verifiedBuild, now: NOON })?.state).toBe("contradictory");
  });

  test("is the freshness that decides", () => {
    const clause = clauses[0];
    for (const age of [4 * HOUR - 1, 4 * HOUR, 4.5 * HOUR]) {
      const decision = decide(invoiceRequest, invoiceSnapshot({ trust: { proofs: [...without("C-1"), proof("C-1", "citation-eval", age)] } }), NOON);
      expect(decision.lane === "allow").toBe(freshness(age)?.state === "ageing");
    }
    expect(clause?.key).toBe("C-1");
  });
});
