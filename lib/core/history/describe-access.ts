import { at, type Describe, listed, named, sentence, spaced } from "./sentence";

type AccessEvents =
  | "member.created"
  | "member.changed"
  | "member.disabled"
  | "member.enabled"
  | "team.created"
  | "team.changed"
  | "team.member_added"
  | "team.member_removed"
  | "key.created"
  | "key.revoked"
  | "settings.changed";

const roles = (list: readonly string[]): string => (list.length === 0 ? "no role" : listed(list.map(spaced)));

export const describeAccess: Describe<AccessEvents> = {
  "member.created": ({ data }) => sentence`${named("member", data.member)} became a member, with ${roles(data.roles)}.`,
  "member.changed": ({ data }) => sentence`${named("member", data.member)} was changed and has ${roles(data.roles)}.`,
  "member.disabled": ({ data }) => sentence`${named("member", data.member)} was disabled and can't sign in any more.`,
  "member.enabled": ({ data }) => sentence`${named("member", data.member)} may sign in again.`,
  "team.created": ({ data }) => sentence`The team ${named("team", data.team.id)} was created.`,
  "team.changed": ({ data }) => sentence`The team ${named("team", data.team.id)} was changed.`,
  "team.member_added": ({ data }) => sentence`${named("member", data.memberId)} joined ${named("team", data.teamId)}${data.lead ? " as a lead" : ""}.`,
  "team.member_removed": ({ data }) => sentence`${named("member", data.memberId)} left ${named("team", data.teamId)}.`,
  "key.created": ({ data: { key, scopes, agent, source, expiresAt } }) =>
    sentence`The key ${named("key", key)} was made for ${listed(scopes)}${agent ? sentence` as ${named("agent", agent)}` : ""}${
      source ? sentence` from ${named("source", source)}` : ""
    }${expiresAt ? sentence`, until ${at(expiresAt)}` : ""}.`,
  "key.revoked": ({ data }) => sentence`The key ${named("key", data.key)} was revoked.`,
  "settings.changed": ({ data }) => sentence`The setting “${data.name}” was changed.`,
};
