import "server-only";
import { RegisterBuildInput } from "@/lib/contract/builds";
import type { BuildId } from "@/lib/core/ids";
import { ok, refuse } from "@/lib/core/result";
import { findAgent, unknownAgent } from "../agents/find-agent";
import { actorId } from "../auth/actor";
import { defineOperation } from "../entry/operation";
import { newId } from "../ledger/ids";
import { refreshDelegations } from "../trust/refresh-delegations";
import { findBuildByFingerprint } from "./find-build";
import { fingerprintOf } from "./fingerprint";

export type RegisteredBuild = { id: BuildId; agent: string; fingerprint: string };

/** Says what a build is before it goes live, or what one is that was already seen. It may do nothing more until somebody verifies it. */
export const registerBuildOperation = defineOperation({
  input: RegisterBuildInput,
  permission: "registry.manage",
  run: async (tx, actor, { agent: named, label, parts, declaredScope, ...input }) => {
    await tx.moveSnapshot();
    const agent = await findAgent(tx, named);
    if (!agent) return refuse("not_found", { agent: unknownAgent(named) });
    const fingerprint = parts ? fingerprintOf(parts, declaredScope) : (input.fingerprint ?? "");
    const before = await findBuildByFingerprint(tx, agent.id, fingerprint);
    if (before?.registeredAt) return refuse("already_exists", { fingerprint: `This fingerprint is registered as ${before.label} already.` });
    const id = before?.id ?? newId("bld", tx.at);
    await tx.append({
      type: "build.registered",
      chain: "org",
      at: tx.iso,
      actor: actorId(actor),
      data: {
        build: {
          id,
          agentId: agent.id,
          label,
          fingerprint,
          parts: parts ?? null,
          declaredScope,
          registeredAt: tx.iso,
          firstSeenAt: before?.firstSeenAt ?? null,
          liveFrom: before?.liveFrom ?? null,
          liveUntil: null,
          verifiedAt: null,
          verifiedBy: null,
          verifiedScope: null,
          familyId: before?.familyId ?? id,
        },
      },
    });
    await refreshDelegations(tx);
    return ok({ id, agent: agent.slug, fingerprint } satisfies RegisteredBuild);
  },
});
