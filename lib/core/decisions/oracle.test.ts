import { expect, test } from "vitest";
import { LANES, type Lane } from "../closed-lists";
import { canonicalText } from "../testing/canonical-text";
import { referenceDecide } from "../testing/reference-decide";
import { worldOf } from "../testing/world";
import { CONDITION_TWINS } from "../testing/world-pacts";
import { decide } from "./decide";

/** Cases per run. The first seed is fixed, so that a failing case has a name: `worldOf(<seed>)`. */
const CASES = 50_000;
const FIRST_SEED = 1;
const LEAST_SHARE = 0.05;

test("the fast evaluator and the slow, obvious one agree on every generated case", { timeout: 300_000 }, () => {
  const lanes: Record<Lane, number> = { allow: 0, degrade: 0, escalate: 0, recover: 0 };
  for (let seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed += 1) {
    const { request, snapshot, now } = worldOf(seed);
    const { verdict, lane, constraints, validUntil, path } = decide(request, snapshot, now);
    const expected = referenceDecide(request, snapshot, now, CONDITION_TWINS);
    lanes[lane] += 1;
    const fast = canonicalText({ verdict, lane, constraints, validUntil, path });
    if (fast !== canonicalText(expected)) expect({ seed, ...JSON.parse(fast) }, `disagreement at seed ${seed}`).toEqual({ seed, ...expected });
  }
  for (const lane of LANES) expect(lanes[lane] / CASES, `share of ${lane} among ${JSON.stringify(lanes)}`).toBeGreaterThanOrEqual(LEAST_SHARE);
});
