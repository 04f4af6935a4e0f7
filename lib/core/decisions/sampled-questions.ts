import { samplePurpose } from "./contribution-effects";
import type { Decision } from "./decision";
import type { Outcome } from "./evaluate";
import type { Question } from "./question";

/** Permitted cases that fall into a share to be looked at afterwards. The look changes nothing unless it fails. */
export function sampledQuestions({ floor, contributions }: Outcome, { request }: Question): Decision["sampled"] {
  if (floor !== "permit" && floor !== "permit_constrained") return [];
  const found: Decision["sampled"] = [];
  for (const { pact, clause, constraints, effectiveLane } of contributions) {
    if (pact === null || effectiveLane === "allow") continue;
    for (const c of constraints) {
      if (c.kind !== "sampled_review" || c.when !== "after" || request.buckets(samplePurpose(pact, clause)) >= c.share * 10_000) continue;
      found.push({ pact, clause, question: c.question ?? null });
    }
  }
  return found;
}
