import type { Projections } from "./project";

type RegistryEvents =
  | "team.created"
  | "team.changed"
  | "team.member_added"
  | "team.member_removed"
  | "workflow.registered"
  | "workflow.changed"
  | "action.registered"
  | "action.changed"
  | "counterparty.registered"
  | "counterparty.changed"
  | "source.registered"
  | "source.changed"
  | "source.revoked";

export const registryProjections: Projections<RegistryEvents> = {
  "team.created": ({ data }) => [{ insert: "team", row: data.team }],
  "team.changed": ({ data }) => [{ upsert: "team", key: ["id"], row: data.team }],
  "team.member_added": ({ data }) => [{ upsert: "team_member", key: ["teamId", "memberId"], row: data }],
  "team.member_removed": ({ data: { teamId, memberId } }) => [{ remove: "team_member", where: { teamId, memberId } }],
  "workflow.registered": ({ data }) => [{ insert: "workflow", row: data.workflow }],
  "workflow.changed": ({ data }) => [{ upsert: "workflow", key: ["id"], row: data.workflow }],
  "action.registered": ({ data }) => [{ insert: "action", row: data.action }],
  "action.changed": ({ data }) => [{ upsert: "action", key: ["id"], row: data.action }],
  "counterparty.registered": ({ data }) => [{ insert: "counterparty", row: data.counterparty }],
  "counterparty.changed": ({ data }) => [{ upsert: "counterparty", key: ["id"], row: data.counterparty }],
  "source.registered": ({ data }) => [{ insert: "source", row: data.source }],
  "source.changed": ({ data }) => [{ upsert: "source", key: ["id"], row: data.source }],
  "source.revoked": ({ data }) => [{ update: "source", where: { id: data.source }, set: { revokedAt: data.at } }],
};
