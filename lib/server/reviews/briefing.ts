import "server-only";
import type { BuildId } from "@/lib/core/ids";
import type { Json, JsonObject } from "@/lib/core/json";
import type { CompiledPact } from "@/lib/core/pacts/compile-pact";
import type { ReviewRow } from "@/lib/core/projections/rows";
import type { Standing } from "@/lib/core/reviews/approvable";
import type { CanonicalAction } from "@/lib/core/reviews/display-action";
import type { Instant } from "@/lib/core/time";
import type { Sql } from "../db/sql";
import { digestOf } from "../ledger/canonical";
import { readPrivate } from "../ledger/private-text";
import type { DoorState } from "../pdp/door-state";
import { frozenPact } from "./frozen-pact";
import { type ReviewEvidence, reviewEvidence } from "./review-evidence";
import { loadStanding } from "./standing";

/** What the caller sent with the action, as it was kept. */
export type KeptRequest = { args: JsonObject; context: JsonObject; supports: string[]; fingerprint: string | null; facts: Json[] };

/** Everything around an item that a person decides on. */
export type Briefing = {
  /** Null: erased, or no longer the bytes that were held. */
  action: CanonicalAction | null;
  /** Worked out anew from the kept bytes; empty where they were erased. */
  actionDigest: string;
  request: KeptRequest | null;
  pact: CompiledPact | null;
  agent: { slug: string; name: string };
  agentOwner: { slug: string; name: string };
  buildId: BuildId | null;
  standing: Standing;
  evidence: ReviewEvidence;
};

type Around = { agent_slug: string; agent_name: string; owner_slug: string; owner_name: string; build_id: BuildId | null };

export async function loadBriefing(sql: Sql, review: ReviewRow, { snapshot }: Pick<DoorState, "snapshot">, now: Instant): Promise<Briefing> {
  const [around] = await sql.query<Around>(
    `select a.slug as agent_slug, a.name as agent_name, t.slug as owner_slug, t.name as owner_name, (select build_id from decision where id = $2) as build_id
      from agent a join team t on t.id = a.owner_team_id where a.id = $1`,
    [review.agentId, review.decisionId],
  );
  if (!around) throw new Error(`The agent of review item ${review.id} isn't registered.`);
  const kept = await readPrivate(sql, [review.actionCommit, review.requestCommit]);
  const action = (kept.get(review.actionCommit) ?? null) as CanonicalAction | null;
  const request = (kept.get(review.requestCommit) ?? null) as KeptRequest | null;
  const actionDigest = action === null ? "" : digestOf(action);
  const pact = await frozenPact(sql, review);
  const inputs = request ?? { args: {}, context: {} };
  return {
    action: actionDigest === review.actionDigest ? action : null,
    actionDigest,
    request,
    pact,
    agent: { slug: around.agent_slug, name: around.agent_name },
    agentOwner: { slug: around.owner_slug, name: around.owner_name },
    buildId: around.build_id,
    standing: await loadStanding(sql, review.agentId, Object.keys(review.frozen.epochs)),
    evidence: await reviewEvidence(sql, review, { pact, snapshot, buildId: around.build_id, request: inputs, now }),
  };
}
