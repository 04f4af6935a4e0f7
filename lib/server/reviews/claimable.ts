import "server-only";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { ReviewRow } from "@/lib/core/projections/rows";
import { ok, type Result, refuse } from "@/lib/core/result";
import { ineligibility } from "@/lib/core/reviews/eligibility";
import type { MemberActor } from "../auth/actor";
import type { Sql } from "../db/sql";
import { loadReviewRow } from "./review-row";

/** The item, if this person could decide it: nobody claims what they can't decide. */
export async function claimable(sql: Sql, actor: MemberActor, reviewId: string): Promise<Result<ReviewRow, RefusalCode>> {
  const review = await loadReviewRow(sql, reviewId);
  if (!review) return refuse("not_found");
  if (review.status !== "open") return refuse("already_decided");
  const barred = ineligibility(review, actor, await ownerTeamOf(sql, review));
  return barred ? refuse(barred) : ok(review);
}

/** Slug of the team that owns the agent. */
export async function ownerTeamOf(sql: Sql, { agentId }: Pick<ReviewRow, "agentId">): Promise<string> {
  const [owner] = await sql.query<{ slug: string }>("select t.slug from agent a join team t on t.id = a.owner_team_id where a.id = $1", [agentId]);
  return owner?.slug ?? "";
}
