import { claimed, type Describe, named, sentence } from "./sentence";

type RegistryEvents =
  | "agent.registered"
  | "agent.changed"
  | "build.registered"
  | "build.changed"
  | "build.seen"
  | "build.verified"
  | "workflow.registered"
  | "workflow.changed"
  | "action.registered"
  | "action.changed"
  | "counterparty.registered"
  | "counterparty.changed"
  | "source.registered"
  | "source.changed"
  | "source.revoked";

export const describeRegistry: Describe<RegistryEvents> = {
  "agent.registered": ({ data: { agent } }) => sentence`${named("agent", agent.id)} was registered, owned by ${named("team", agent.ownerTeamId)}.`,
  "agent.changed": ({ data }) => sentence`${named("agent", data.id)} is owned by ${named("team", data.ownerTeamId)} and called “${data.name}”.`,
  "build.registered": ({ data: { build } }) => sentence`The build ${named("build", build.id)} of ${named("agent", build.agentId)} was registered.`,
  "build.changed": ({ data }) => sentence`The dates of build ${named("build", data.build)} were changed.`,
  "build.seen": ({ data: { build } }) =>
    sentence`${named("agent", build.agentId)} asked with a fingerprint that nobody had registered: ${claimed(build.fingerprint)}.`,
  "build.verified": ({ data }) => sentence`The build ${named("build", data.build)} was verified for its scope.`,
  "workflow.registered": ({ data: { workflow } }) => sentence`The workflow “${workflow.name}” was registered.`,
  "workflow.changed": ({ data: { workflow } }) => sentence`The workflow “${workflow.name}” was changed.`,
  "action.registered": ({ data: { action } }) =>
    sentence`The action ${action.name} was registered, ${action.risk ? `${action.risk} risk` : "its risk unknown"}.`,
  "action.changed": ({ data: { action } }) =>
    sentence`The action ${action.name} was changed; it is ${action.risk ? `${action.risk} risk` : "of unknown risk"}.`,
  "counterparty.registered": ({ data: { counterparty } }) =>
    sentence`The counterparty “${counterparty.name}” was registered${counterparty.approved ? "" : ", not approved"}.`,
  "counterparty.changed": ({ data: { counterparty } }) =>
    sentence`The counterparty “${counterparty.name}” was changed and is ${counterparty.approved ? "approved" : "not approved"}.`,
  "source.registered": ({ data: { source } }) =>
    sentence`${named("source", source.id)} was registered as ${source.trusted ? "a trusted" : "an untrusted"} source of evidence.`,
  "source.changed": ({ data: { source } }) =>
    sentence`${named("source", source.id)} was changed; it is ${source.trusted ? "a trusted" : "an untrusted"} source of evidence.`,
  "source.revoked": ({ data }) => sentence`${named("source", data.source)} was revoked: its evidence counts no more.`,
};
