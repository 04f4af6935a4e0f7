import type { Projections } from "./project";

type AgentEvents =
  | "agent.registered"
  | "agent.changed"
  | "agent.suspended"
  | "agent.resumed"
  | "build.registered"
  | "build.changed"
  | "build.seen"
  | "build.verified";

export const agentProjections: Projections<AgentEvents> = {
  "agent.registered": ({ data }) => [{ insert: "agent", row: data.agent }],
  "agent.changed": ({ data: { id, name, ownerTeamId } }) => [{ update: "agent", where: { id }, set: { name, ownerTeamId } }],
  "agent.suspended": ({ at, data: { trigger } }) => [
    { insert: "trigger", row: trigger },
    { update: "agent", where: { id: trigger.agentId }, set: { suspendedAt: at } },
    { update: "delegation", where: { agentId: trigger.agentId }, add: { epoch: 1 } },
  ],
  "agent.resumed": ({ at, actor, data: { agent, trigger, how, reason } }) => [
    { update: "trigger", where: { id: trigger }, set: { closedAt: at, closedBy: actor, closedHow: how, closeReasonCommit: reason } },
    { update: "agent", where: { id: agent }, set: { suspendedAt: null } },
  ],
  "build.registered": ({ data }) => [{ upsert: "build", key: ["id"], row: data.build }],
  "build.changed": ({ data: { build, liveFrom, liveUntil } }) => [{ update: "build", where: { id: build }, set: { liveFrom, liveUntil } }],
  "build.seen": ({ data }) => [{ upsert: "build", key: ["id"], row: data.build }],
  "build.verified": ({ data: { build, verifiedScope, by, at } }) => [
    { update: "build", where: { id: build }, set: { verifiedScope, verifiedBy: by, verifiedAt: at } },
  ],
};
