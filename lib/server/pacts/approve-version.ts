import "server-only";
import type { ApproveVersionInput } from "@/lib/contract/pacts";
import type { RefusalCode } from "@/lib/contract/refusals";
import { isProvablyStrengthening } from "@/lib/core/pacts/is-provably-strengthening";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import type { Tx } from "../ledger/transact";
import { APPROVING_ROLE } from "./approvers";
import { type PactInWork, pactInWork, type VersionInWork, versionInForce } from "./pact-in-work";

/** Stands behind a version that somebody else wrote. Approving what isn't provably stricter takes a trust lead. */
export async function approveVersion(
  tx: Tx,
  actor: Actor,
  { slug, number, digest }: ApproveVersionInput,
): Promise<Result<{ slug: string; number: number }, RefusalCode>> {
  const pact = await pactInWork(tx, slug);
  const version = pact?.versions.find((one) => one.number === number);
  if (!pact || !version) return refuse("not_found");
  if (digest !== undefined && digest !== version.digest) return refuse("version_conflict");
  if (version.status !== "draft" && version.status !== "approved") return refuse("not_a_draft");
  if (version.approvals.some(({ member }) => member === actorId(actor))) return ok({ slug, number });
  const refusal = approvalRefusal(pact, version, actor);
  if (refusal) return refuse(refusal);
  await tx.append({
    type: "pact.approved",
    chain: pact.row.id,
    at: tx.iso,
    actor: actorId(actor),
    data: { version: version.id, member: actorId(actor), at: tx.iso },
  });
  return ok({ slug, number });
}

/** Why somebody may not approve a version; null: they may. */
export function approvalRefusal(pact: PactInWork, version: VersionInWork, actor: Actor): RefusalCode | null {
  if (actor.kind === "cli") return null;
  if (actor.kind !== "member") return "forbidden";
  if (version.authors.includes(actor.id)) return "own_pact";
  return onlyStrengthens(pact, version) || actor.roles.includes(APPROVING_ROLE) ? null : "weakens_needs_trust_lead";
}

export function onlyStrengthens(pact: PactInWork, version: Pick<VersionInWork, "document">): boolean {
  const inForce = versionInForce(pact);
  return inForce !== null && isProvablyStrengthening(inForce.document, version.document);
}
