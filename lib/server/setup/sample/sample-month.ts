import "server-only";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/core/time";
import type { KeyActor, MemberActor } from "../../auth/actor";
import { keyActorOf } from "../../auth/api-actor";
import { pool } from "../../db/pool";
import { reportOutcomeOperation } from "../../decisions/report-outcome";
import { perform } from "../../entry/perform";
import { submitEvidenceOperation } from "../../evidence/submit-evidence";
import { closeTriggerOperation } from "../../narrowing/close-trigger";
import { narrowAgentOperation } from "../../narrowing/narrow-agent";
import { decideAndConsequences } from "../../pdp/decide-and-consequences";
import { readAsk } from "../../pdp/read-ask";
import { snapshots } from "../../pdp/snapshots";
import { decideReviewOperation } from "../../reviews/operations";
import type { FurnishedSample } from "./furnish-sample";
import { proofItem } from "./proof-item";
import { expectDone, type SampleClock } from "./sample-clock";
import { bankChange, contactChange, PROOFS, payment, refund, type SampleAsk, seededChance } from "./sample-work";

export const SAMPLE_DAYS = 30;
const LAST_ATTENDED_DAY = SAMPLE_DAYS - 1;
/** A night without its citation run: the lane falls by itself, and comes back with the next proof. */
const SILENT_DAY = 12;
const NARROWED_DAY = 19;

/** Thirty ordinary days, with one proof that lapsed, one narrowing by hand, and what people decided. */
export async function liveThroughMonth(clock: SampleClock, sample: FurnishedSample): Promise<void> {
  const begin = clock.now;
  const chance = seededChance(7);
  for (let day = 0; day < SAMPLE_DAYS; day++) {
    const morning = begin + day * DAY;
    for (let quarter = 0; quarter < 4; quarter++) {
      await clock.moveTo(morning + quarter * 6 * HOUR);
      await postProofs(clock, sample, day, quarter, chance);
      await workHours(clock, sample, { day, quarter, chance });
    }
    if (day === NARROWED_DAY) await narrowForAnHour(clock, sample);
  }
  await clock.moveTo(begin + SAMPLE_DAYS * DAY);
  await postProofs(clock, sample, SAMPLE_DAYS, 0, chance);
}

type Shift = { day: number; quarter: number; chance: () => number };

async function postProofs(clock: SampleClock, sample: FurnishedSample, day: number, quarter: number, chance: () => number): Promise<void> {
  const due = PROOFS.filter(
    ({ perDay, kind }) => quarter % (4 / perDay) === 0 && !(day === SILENT_DAY && kind === "citation-eval" && (quarter === 1 || quarter === 2)),
  );
  for (const source of new Set(due.map((proof) => proof.source))) {
    const items = due.filter((proof) => proof.source === source).map((proof) => proofItem(proof, sample, clock.now, `${day}-${quarter}`, chance));
    await clock.do(submitEvidenceOperation, actorOf(sample.keys.sources[source]), items);
  }
}

function actorOf(key: string | undefined): KeyActor {
  return expectDone(keyActorOf(`Bearer ${key}`, 0));
}

async function workHours(clock: SampleClock, sample: FurnishedSample, { day, quarter, chance }: Shift): Promise<void> {
  const number = 4_000 + day * 40 + quarter * 10;
  const asks: SampleAsk[] = [
    payment(number, chance, quarter === 1 && day % 2 === 0),
    payment(number + 1, chance, false),
    refund(number, chance, quarter === 2 && day % 3 === 0),
  ];
  if (quarter === 1) asks.push(contactChange(number, chance));
  if (quarter === 1 && day % 9 === 4) asks.push(bankChange(chance));
  for (const ask of asks) {
    await clock.moveTo(clock.now + 4 * MINUTE);
    await oneAsk(clock, sample, ask, day, chance);
  }
}

async function oneAsk(clock: SampleClock, sample: FurnishedSample, ask: SampleAsk, day: number, chance: () => number): Promise<void> {
  const answer = await askDoor(clock, sample, ask);
  if (answer.verdict === "permit") return reported(clock, sample, ask, answer);
  if (!answer.hold || day >= LAST_ATTENDED_DAY) return;
  const grant = await decideHold(clock, sample, answer.hold.id, chance);
  if (grant === null) return;
  const again = await askDoor(clock, sample, ask, grant);
  if (again.verdict === "permit") await reported(clock, sample, ask, again);
}

/** As the door does it, at the sample's own time. */
async function askDoor(clock: SampleClock, sample: FurnishedSample, { agent, ...ask }: SampleAsk, grant?: string): Promise<DecisionAnswer> {
  const asked = expectDone(
    readAsk({
      agent,
      ...ask,
      fingerprint: sample.fingerprints[agent],
      supports: [],
      runId: `run-${new Date(clock.now).toISOString().slice(0, 10)}`,
      ...(grant ? { grant } : {}),
    }),
  );
  for (;;) {
    const actor = actorOf(sample.keys.agents[agent]);
    const answer = expectDone(await decideAndConsequences({ asked, actor, state: snapshots.current, idempotency: null, at: clock.now }));
    if (answer !== "stale") return answer;
    await snapshots.reload();
  }
}

async function reported(clock: SampleClock, sample: FurnishedSample, { agent }: SampleAsk, { id }: DecisionAnswer): Promise<void> {
  clock.now += 20 * SECOND;
  await clock.do(reportOutcomeOperation, actorOf(sample.keys.agents[agent]), { decisionId: id, execution: "executed" });
}

/** People answer within minutes; one in six times they say no. Null where nothing was granted. */
async function decideHold(clock: SampleClock, { people }: FurnishedSample, reviewId: string, chance: () => number): Promise<string | null> {
  const rejects = chance() < 1 / 6;
  const eyes: MemberActor[] = [people.ana, people.bo, people.tess];
  for (const person of eyes) {
    await clock.moveTo(clock.now + 2 * MINUTE);
    const { rows } = await pool.query<{ status: string; row_version: number; action_digest: string; tier: number }>(
      "select status, row_version, action_digest, tier from review where id = $1",
      [reviewId],
    );
    const [review] = rows;
    if (review?.status !== "open") break;
    const verb = rejects ? ({ verb: "reject", reason: "evidence_insufficient" } as const) : ({ verb: "approve", reason: "amount_matches" } as const);
    const note = review.tier === 1 ? "Compared with the supplier's letter and the order." : undefined;
    const seen = { rowVersion: review.row_version, actionDigest: review.action_digest, evidence: null };
    const idempotencyKey = `sample-${reviewId}-${person.name.slice(0, 2)}`;
    // Not everybody may decide everything: whoever may not is passed over, as at a desk.
    await perform(decideReviewOperation, person, { reviewId, ...verb, note, seen, idempotencyKey }, clock.now);
  }
  await clock.moveTo(clock.now + MINUTE);
  const { rows } = await pool.query<{ id: string }>("select id from approval_grant where review_id = $1 and used_at is null and voided_at is null", [reviewId]);
  return rows[0]?.id ?? null;
}

async function narrowForAnHour(clock: SampleClock, { people }: FurnishedSample): Promise<void> {
  const opened = await clock.do(narrowAgentOperation, people.ana, {
    agent: "refund-bot",
    level: "degrade",
    reason: "Two customers wrote that their refund was announced twice.",
  });
  await clock.moveTo(clock.now + HOUR);
  await clock.do(closeTriggerOperation, people.tess, {
    triggerId: opened.triggerId,
    reason: "A repeated mail of the shop, not of the agent; nothing was paid twice.",
  });
}
