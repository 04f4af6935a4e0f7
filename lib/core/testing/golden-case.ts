import type { Decision, DecisionRequest } from "../decisions/decision";
import { type Approval, contributionKey, type OpenTrigger, type TrustFacts } from "../decisions/snapshot";
import { parseInstant } from "../pacts/iso-instant";
import { type Instant, parseDuration } from "../time";
import { freshProofs, invoiceRequest, invoiceSnapshot } from "./invoice-world";

/**
 * One golden file: a request as it stands on the wire, what differs from a reference pact in perfect order, and the answer.
 * The same files are read by whatever else speaks for the decision core.
 */
export type GoldenCase = {
  title: string;
  now: string;
  request: Pick<DecisionRequest, "agent" | "workflow" | "action" | "args"> & Partial<Pick<DecisionRequest, "context" | "supports">> & { fingerprint?: string };
  facts: {
    /** Age of a clause's proof; null: there is none. */
    proofAges?: Record<string, string | null>;
    triggers?: OpenTrigger[];
    recovery?: TrustFacts["recovery"];
    suspended?: boolean;
    /** A person approved the hold that this very request gets. */
    approved?: boolean;
  };
  answer: {
    verdict: Decision["verdict"];
    lane: Decision["lane"];
    constraints: Decision["constraints"];
    reason: Decision["reason"];
    next: Decision["next"];
    validUntil: string | null;
    path: string[];
    settlements?: { clause: string; amountMinor: number; instruction: string }[];
    hold?: { clause: string | null; queue: string; answerWithin: string; silence: string; groups: string[]; tier: number };
  };
};

const instant = (text: string): Instant => {
  const read = parseInstant(text);
  if (read === null) throw new Error(`${text} isn't an instant`);
  return read;
};

/** The question that a golden file asks. `decideOnce` finds the holds that an approval in the file refers to. */
export function readGoldenCase(
  file: GoldenCase,
  decideOnce: (request: DecisionRequest, snapshot: ReturnType<typeof invoiceSnapshot>, now: Instant) => Decision,
) {
  const now = instant(file.now);
  const proofs = freshProofs.flatMap((proof) => {
    const age = file.facts.proofAges?.[proof.clause];
    if (age === undefined) return [proof];
    const millis = age === null ? null : parseDuration(age);
    return millis === null ? [] : [{ ...proof, observedAt: now - millis, receivedAt: now - millis }];
  });
  const snapshot = invoiceSnapshot({
    trust: { proofs, triggers: file.facts.triggers ?? [], recovery: file.facts.recovery ?? null },
    agent: { suspended: file.facts.suspended ?? false },
  });
  const asked: DecisionRequest = { ...invoiceRequest, context: {}, supports: [], ...file.request, fingerprint: file.request.fingerprint ?? null };
  if (!file.facts.approved) return { request: asked, snapshot, now };
  const held = decideOnce(asked, snapshot, now);
  const approval: Approval = {
    grant: "grt_1",
    review: "rev_1",
    actionDigest: asked.actionDigest,
    agent: "agt_bot",
    epoch: held.epoch,
    expiresAt: now + (parseDuration("PT30M") ?? 0),
    used: false,
    cleared: held.contributions.filter((c) => c.effectiveFloor === "hold").map(contributionKey),
  };
  return { request: { ...asked, approval }, snapshot, now };
}
