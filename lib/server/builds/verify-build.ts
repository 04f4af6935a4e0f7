import "server-only";
import { VerifyBuildInput } from "@/lib/contract/builds";
import { beyondScope } from "@/lib/core/agents/beyond-scope";
import type { BuildId } from "@/lib/core/ids";
import type { Scope } from "@/lib/core/pacts/pact-document";
import { ok, refuse } from "@/lib/core/result";
import { actorId } from "../auth/actor";
import { defineOperation } from "../entry/operation";
import { refreshDelegations } from "../trust/refresh-delegations";
import { findBuild } from "./find-build";

export type VerifiedBuild = { id: BuildId; agent: string; verifiedScope: Scope; verifiedAt: string };

/** Somebody who doesn't own the agent vouches for a build, within what was declared of it. Evidence is a separate matter. */
export const verifyBuildOperation = defineOperation({
  input: VerifyBuildInput,
  permission: "builds.verify",
  run: async (tx, actor, { buildId, verifiedScope }) => {
    await tx.moveSnapshot();
    const build = await findBuild(tx, buildId);
    if (!build) return refuse("not_found", { buildId: "There is no such build." });
    if (build.declaredScope === null) return refuse("build_not_registered");
    if (actor.kind === "member" && actor.teams.includes(build.ownerTeam)) return refuse("own_agent_build");
    const beyond = Object.entries(beyondScope(verifiedScope, build.declaredScope));
    if (beyond.length > 0)
      return refuse("scope_wider_than_declared", Object.fromEntries(beyond.map(([field, problem]) => [`verifiedScope.${field}`, problem])));
    await tx.append({
      type: "build.verified",
      chain: "org",
      at: tx.iso,
      actor: actorId(actor),
      data: { build: build.id, verifiedScope, by: actorId(actor), at: tx.iso },
    });
    await refreshDelegations(tx);
    return ok({ id: build.id, agent: build.agentSlug, verifiedScope, verifiedAt: tx.iso } satisfies VerifiedBuild);
  },
});
