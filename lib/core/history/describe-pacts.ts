import { type Describe, named, sentence } from "./sentence";

type PactEvents = "pact.drafted" | "pact.draft_discarded" | "pact.approved" | "pact.approval_voided" | "pact.enforced" | "pact.shadowed" | "pact.retired";

export const describePacts: Describe<PactEvents> = {
  "pact.drafted": ({ data: { pact, version } }) => sentence`Version ${String(version.number)} of ${named("pact", pact.id)} was drafted.`,
  "pact.draft_discarded": ({ data }) => sentence`The draft ${named("version", data.version)} was discarded.`,
  "pact.approved": ({ data }) => sentence`${named("version", data.version)} was approved by ${named("actor", data.member)}.`,
  "pact.approval_voided": ({ data }) => sentence`The approval of ${named("version", data.version)} no longer counts, because the draft changed.`,
  "pact.enforced": ({ data: { version, share, onlyStrengthens } }) =>
    sentence`${named("version", version)} is enforced${share === 100 ? "" : ` for ${share} % of cases`}${onlyStrengthens ? "; it only narrows" : ""}.`,
  "pact.shadowed": ({ data }) => sentence`${named("version", data.version)} runs in shadow: it is recorded and changes nothing.`,
  "pact.retired": ({ data }) => sentence`${named("version", data.version)} was retired.`,
};
