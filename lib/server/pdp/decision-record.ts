import "server-only";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import type { Contribution, Decision } from "@/lib/core/decisions/decision";
import { requestFacts } from "@/lib/core/decisions/request-facts";
import { actionKey } from "@/lib/core/decisions/snapshot";
import type { DecisionId, GrantId, KeyId, ReviewId } from "@/lib/core/ids";
import type { Json } from "@/lib/core/json";
import type { DecisionMade, RecordedReason } from "@/lib/core/ledger/event-data";
import type { ChainId, EventDraft } from "@/lib/core/ledger/history-event";
import type { UsageRow } from "@/lib/core/projections/rows";
import type { Instant } from "@/lib/core/time";
import { canonical } from "../ledger/canonical";
import { dataText } from "../ledger/history-body";
import { commitToText, type PrivateText } from "../ledger/private-text";
import type { DoorState } from "./door-state";
import type { Asked } from "./read-ask";
import { isoOf } from "./wire-answer";

/** One decision ready to be written: its history entry in every governing chain, its row, and its private text. */
export type DecisionRecord = {
  id: DecisionId;
  version: string;
  actionDigest: string;
  /** One per governing pact, nearly always one; with the canonical text of its data, made before any lock is held. */
  entries: [RecordEntry, ...RecordEntry[]];
  row: Record<string, unknown>;
  request: PrivateText;
};

export type RecordEntry = { draft: EventDraft<"decision.made">; data: string };

export type RecordParts = {
  id: DecisionId;
  key: KeyId;
  at: Instant;
  state: DoorState;
  asked: Asked;
  decision: Decision;
  answer: DecisionAnswer;
  review: ReviewId | null;
  grant: GrantId | null;
  usage: UsageRow[];
  idempotencyKey: string | null;
  idempotencyDigest: string | null;
};

export function decisionRecord(parts: RecordParts): DecisionRecord {
  const { id, key, at, state, asked, decision, review, grant } = parts;
  const { ask, actionDigest } = asked;
  const iso = isoOf(at);
  const request = commitToText(requestText(asked, decision));
  const validUntil = decision.validUntil === null ? null : new Date(decision.validUntil).toISOString();
  const flags = decision.sampled.length > 0 ? ["sampled_after"] : [];
  const data: DecisionMade = {
    action: ask.action,
    actionDigest,
    agent: ask.agent,
    agentId: decision.agentId,
    alsoPacts: decision.alsoPacts,
    buildId: decision.buildId,
    constraints: decision.constraints.length === 0 ? [] : (JSON.parse(dataText(decision.constraints)) as Json),
    epoch: decision.epoch,
    fingerprint: ask.fingerprint ?? null,
    flags,
    grant,
    id,
    key,
    lane: decision.lane,
    mode: decision.mode,
    reason: decision.reason,
    reasons: decision.contributions.map(recordedReason),
    request: request.commit,
    review,
    runId: ask.runId ?? null,
    snapshot: decision.snapshotHash,
    usage: parts.usage,
    validUntil,
    verdict: decision.verdict,
    version: decision.pact?.version ?? null,
    workflow: ask.workflow,
    would: decision.would && { lane: decision.would.lane, verdict: decision.would.verdict },
  };
  const entry = (chain: ChainId, said: DecisionMade): RecordEntry => ({
    draft: { type: "decision.made", chain, at: iso, actor: key, data: said, key: `decision:${id}:${chain}` },
    data: decisionText(said),
  });
  const facts = requestFacts({ ...ask, context: ask.context ?? {} }, state.snapshot.actions.get(actionKey(ask.workflow, ask.action)) ?? null);
  return {
    id,
    version: state.version,
    actionDigest,
    // What the gate counted is one fact, whatever the number of chains that tell the decision.
    entries: [entry(decision.pact?.id ?? "org", data), ...decision.alsoPacts.map((pact) => entry(pact, { ...data, usage: [] }))],
    request,
    row: {
      id,
      at: iso,
      agent: ask.agent,
      agent_id: decision.agentId,
      build_id: decision.buildId,
      workflow: ask.workflow,
      action: ask.action,
      action_id: decision.actionId,
      action_digest: actionDigest,
      request_commit: request.commit,
      run_id: ask.runId ?? null,
      verdict: decision.verdict,
      lane: decision.lane,
      reason_code: decision.reason,
      contributions: data.reasons,
      constraints: decision.constraints,
      // The whole answer, so that a repeat under the same idempotency key is the same to the byte.
      next: { ...parts.answer.next, answer: parts.idempotencyKey === null ? undefined : parts.answer },
      valid_until: validUntil,
      epoch: decision.epoch,
      snapshot_hash: decision.snapshotHash,
      pact_id: decision.pact?.id ?? null,
      version: decision.pact?.version ?? null,
      also_pacts: decision.alsoPacts,
      mode: decision.mode,
      would: decision.would,
      review_id: review,
      grant_id: grant,
      key_id: key,
      idempotency_key: parts.idempotencyKey,
      idempotency_digest: parts.idempotencyDigest,
      amount_minor: facts.amount,
      currency: facts.currency,
      flags,
    },
  };
}

function recordedReason(c: Contribution): RecordedReason {
  return {
    clause: c.clause,
    effectiveFloor: c.effectiveFloor,
    effectiveLane: c.effectiveLane,
    evidence: c.evidence ?? null,
    floor: c.floor,
    hard: c.hard,
    kind: c.kind,
    lane: c.lane,
    pact: c.pact,
    remedy: c.remedy,
    trigger: c.trigger,
  };
}

/**
 * The canonical text of a decision's entry. Its literals above are written with their keys in order and hold whole numbers
 * only, so plain serialisation already is RFC 8785; text that isn't in NFC takes the long way.
 */
function decisionText(data: DecisionMade): string {
  const text = JSON.stringify(data);
  return text.normalize("NFC") === text && data.usage.length === 0 ? text : dataText(data);
}

/** Everything of the request that may be personal, and the facts that quote it, one per reason in their order. */
function requestText({ ask, argsText, contextText }: Asked, { contributions }: Decision): string {
  const facts = contributions.length === 0 ? "[]" : canonical(contributions.map((c) => c.facts ?? null));
  const supports = ask.supports ? JSON.stringify(ask.supports) : "[]";
  return `{"args":${argsText},"context":${contextText},"facts":${facts},"fingerprint":${JSON.stringify(ask.fingerprint ?? null)},"supports":${supports}}`;
}
