import "server-only";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import type { RefusalCode } from "@/lib/contract/refusals";
import { decide } from "@/lib/core/decisions/decide";
import type { Decision, SettlementOrder } from "@/lib/core/decisions/decision";
import { openReview } from "@/lib/core/decisions/open-review";
import { requestFacts } from "@/lib/core/decisions/request-facts";
import { type Approval, actionKey } from "@/lib/core/decisions/snapshot";
import type { AgentId, DecisionId, GrantId, PactId, ReviewId } from "@/lib/core/ids";
import type { ChainId, EventDraft } from "@/lib/core/ledger/history-event";
import type { Constraint } from "@/lib/core/pacts/pact-document";
import type { SettlementRow } from "@/lib/core/projections/rows";
import { ok, type Result } from "@/lib/core/result";
import type { Instant } from "@/lib/core/time";
import type { KeyActor } from "../auth/actor";
import { applyProjections, type Heads, lockHeads } from "../ledger/append";
import { newId } from "../ledger/ids";
import { commitToText, keepPrivate } from "../ledger/private-text";
import { type Tx, transact } from "../ledger/transact";
import { decisionRecord } from "./decision-record";
import type { DoorState } from "./door-state";
import { type OpenWait, openWait } from "./open-wait";
import { type Asked, type Counts, decisionRequest } from "./read-ask";
import { type Idempotency, repeatedAnswer } from "./repeated-answer";
import { countedUse, loadUsage } from "./usage";
import { isoOf, wireAnswer } from "./wire-answer";
import { writeRecord } from "./write-records";

export type Question = { asked: Asked; actor: KeyActor; state: DoorState; idempotency: Idempotency | null; at: Instant };

/**
 * A decision that does more than answer: it opens a hold, uses up a grant, counts against a cap, holds money, or repeats an
 * earlier answer. All of it in one transaction with the decision's record, behind the same fence as every other decision.
 * `stale`: the state moved on meanwhile; reload it and decide again.
 */
export function decideAndConsequences(question: Question): Promise<Result<DecisionAnswer | "stale", RefusalCode>> {
  return transact(question.at, async (tx): Promise<Result<DecisionAnswer | "stale", RefusalCode>> => {
    const [head] = await tx.query<{ version: string }>("select version::text from snapshot_head for share");
    if (head?.version !== question.state.version) return ok("stale");
    const repeated = question.idempotency ? await repeatedAnswer(tx, question.actor.id, question.idempotency, question.state) : null;
    return repeated ?? ok(await decideOnce(tx, question));
  });
}

const NOTHING_COUNTED: Counts = () => 0;

async function decideOnce(tx: Tx, question: Question): Promise<DecisionAnswer> {
  const { asked, state } = question;
  const approval = asked.ask.grant ? await lockApproval(tx, asked.ask.grant) : null;
  const ask = (counted: Counts): Decision => decide(decisionRequest(asked, state, counted, approval), state.snapshot, tx.at);
  // Which chains it will stand in is known before anything is counted: their heads serialise all that is counted under them.
  const first = ask(NOTHING_COUNTED);
  const chains: ChainId[] = first.pact ? [first.pact.id, ...first.alsoPacts] : ["org"];
  const heads = await lockHeads(tx, chains);
  const counted = await loadUsage(tx, first.agentId, Object.keys(first.epochs) as PactId[], tx.at);
  const decision = ask(counted);
  if (asked.ask.grant && approval === null && decision.verdict !== "deny") return recordDecision(tx, question, grantUnknown(decision), heads, null);
  const wait = decision.verdict === "deny" || approval !== null ? null : await openWait(tx, decision.agentId, asked);
  return wait ? answerWithWait(tx, question, decision, wait, heads) : recordDecision(tx, question, decision, heads, approval);
}

/** A grant that nobody minted authorises nothing, and isn't silently left out of the question. */
const grantUnknown = (decision: Decision): Decision => ({
  ...decision,
  verdict: "deny",
  lane: decision.lane === "allow" || decision.lane === "degrade" ? "escalate" : decision.lane,
  constraints: [],
  settlements: [],
  sampled: [],
  hold: null,
  reason: "grant_void",
  next: { do: "ask_again" },
});

/** The same question while its hold is open has one answer, whatever has changed since, except a denial. */
async function answerWithWait(tx: Tx, question: Question, decision: Decision, wait: OpenWait, heads: Heads): Promise<DecisionAnswer> {
  const id = newId("dec", tx.at);
  const held: Decision = {
    ...decision,
    verdict: "hold",
    lane: wait.lane,
    constraints: [],
    settlements: [],
    sampled: [],
    reason: "in_review",
    next: { do: "wait" },
  };
  const answer = wireAnswer(id, held, question.asked.actionDigest, wait.hold);
  await writeRecord(tx, decisionRecord({ ...partsOf(question, id, held, answer), review: wait.id, grant: null, usage: [] }), heads);
  return answer;
}

async function recordDecision(tx: Tx, question: Question, decision: Decision, heads: Heads, approval: Approval | null): Promise<DecisionAnswer> {
  const { asked, state } = question;
  const { ask, actionDigest } = asked;
  const id = newId("dec", tx.at);
  const action = commitToText(asked.actionText);
  const facts = requestFacts({ ...ask, context: ask.context ?? {} }, state.snapshot.actions.get(actionKey(ask.workflow, ask.action)) ?? null);
  const settlements = decision.settlements.map((order) => settlementRow(order, id, tx));
  const reviewId = newId("rev", tx.at);
  const opened = (requestCommit: string) =>
    decision.hold &&
    openReview(decision, decision.hold, {
      id: reviewId,
      timer: newId("tmr", tx.at),
      decisionId: id,
      runId: ask.runId ?? null,
      workflow: ask.workflow,
      action: ask.action,
      actionDigest,
      actionCommit: action.commit,
      requestCommit,
      facts,
      at: tx.at,
      iso: isoOf,
    });
  const planned = opened("");
  const hold = planned && { id: reviewId, dueAt: planned.review.dueAt, silence: planned.review.frozen.silence };
  const answer = wireAnswer(id, decision, actionDigest, hold, settlements);
  const used = approval !== null && decision.verdict === "permit" ? approval.grant : null;
  const record = decisionRecord({
    ...partsOf(question, id, decision, answer),
    review: planned ? reviewId : used ? (approval?.review ?? null) : null,
    grant: used,
    usage: countedUse(decision, tx.at),
  });
  await writeRecord(tx, record, heads);
  for (const { draft } of record.entries) await applyProjections(tx, draft);

  const review = opened(record.request.commit);
  if (review) await keepPrivate(tx, [action]);
  await tx.append(...consequences(tx, { id, chain: decision.pact?.id ?? "org", review, settlements, approval, used, verdict: decision.verdict }));
  return answer;
}

type Consequences = {
  id: DecisionId;
  chain: ChainId;
  review: ReturnType<typeof openReview>;
  settlements: readonly SettlementRow[];
  approval: Approval | null;
  used: GrantId | null;
  verdict: Decision["verdict"];
};

function consequences(tx: Tx, { id, chain, review, settlements, approval, used, verdict }: Consequences): EventDraft[] {
  const by = { at: tx.iso, actor: "system" } as const;
  const events: EventDraft[] = [];
  if (used) events.push({ ...by, type: "grant.used", chain, data: { grant: used, decision: id, at: tx.iso } });
  // An approval that no longer covers what stands in the way is spent: a person must look again.
  else if (approval && !approval.used && verdict !== "permit")
    events.push({ ...by, type: "grant.void", chain, data: { grant: approval.grant, at: tx.iso, why: "no longer covers the action" } });
  if (review) events.push({ ...by, type: "review.opened", chain: review.review.pactId, data: review });
  for (const settlement of settlements) events.push({ ...by, type: "settlement.held", chain: settlement.pactId, data: { settlement } });
  return events;
}

const partsOf = ({ asked, actor, state, idempotency, at }: Question, id: DecisionId, decision: Decision, answer: DecisionAnswer) => ({
  id,
  key: actor.id,
  at,
  state,
  asked,
  decision,
  answer,
  idempotencyKey: idempotency?.key ?? null,
  idempotencyDigest: idempotency?.digest ?? null,
});

type GrantLocked = {
  id: GrantId;
  review_id: ReviewId;
  agent_id: AgentId;
  action_digest: string;
  epoch: number;
  epochs: Record<string, number>;
  cleared: string[];
  constraints: Constraint[];
  expires_at: Date;
  used_by: string | null;
  voided_at: Date | null;
};

/** The approval behind a grant, its row locked: of two uses at once the second waits and finds it used. */
async function lockApproval(tx: Tx, grant: string): Promise<Approval | null> {
  const [row] = await tx.query<GrantLocked>(
    `select id, review_id, agent_id, action_digest, epoch, epochs, cleared, constraints, expires_at, used_by, voided_at from approval_grant where id = $1 for update`,
    [grant],
  );
  if (!row) return null;
  return {
    grant: row.id,
    review: row.review_id,
    actionDigest: row.action_digest,
    agent: row.agent_id,
    epoch: row.epoch,
    epochs: row.epochs,
    // A void grant is one that has ended.
    expiresAt: row.voided_at ? Number.NEGATIVE_INFINITY : row.expires_at.getTime(),
    used: row.used_by !== null,
    constraints: row.constraints,
    cleared: row.cleared,
  };
}

function settlementRow(order: SettlementOrder, decisionId: DecisionId, tx: Tx): SettlementRow {
  return {
    id: newId("set", tx.at),
    decisionId,
    pactId: order.pact,
    clauseKey: order.clause,
    counterparty: order.counterparty,
    amountMinor: order.amountMinor,
    currency: order.currency,
    held: order.amountMinor ?? 0,
    released: 0,
    returned: 0,
    state: "held",
    instruction: order.instruction,
    releaseRule: order.release,
    openedAt: tx.iso,
  };
}
