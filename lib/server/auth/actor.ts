import "server-only";
import type { KeyScope, Role } from "@/lib/core/closed-lists";
import type { ActorId, AgentId, KeyId, MemberId, SourceId } from "@/lib/core/ids";
import type { Standing } from "@/lib/core/members/permissions";

/** Who acts, with everything rules ask of them. Resolved once per request. */
export type Actor =
  | { kind: "member"; id: MemberId; name: string; email: string; roles: readonly Role[] /** Slugs. */; teams: readonly string[] }
  | { kind: "key"; id: KeyId; name: string; scopes: readonly KeyScope[]; agentId: AgentId | null; sourceId: SourceId | null; ratePerMinute: number | null }
  | { kind: "cli"; id: "cli" }
  | { kind: "system"; id: "system" };

export type MemberActor = Extract<Actor, { kind: "member" }>;
export type KeyActor = Extract<Actor, { kind: "key" }>;

export const CLI: Actor = { kind: "cli", id: "cli" };
const _SYSTEM: Actor = { kind: "system", id: "system" };

export const standingOf = (actor: Actor): Standing => actor;
export const actorId = (actor: Actor): ActorId => actor.id;
