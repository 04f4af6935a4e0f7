import type { ReadModel, ReadModels } from "./rows";

/** The primary key of every read model, in an order in which rows can be written without breaking a reference. */
export const READ_MODEL_KEYS = {
  team: ["id"],
  team_member: ["teamId", "memberId"],
  agent: ["id"],
  build: ["id"],
  workflow: ["id"],
  action: ["id"],
  counterparty: ["id"],
  source: ["id"],
  pact: ["id"],
  pact_version: ["id"],
  evidence: ["id"],
  evidence_link: ["evidenceId", "pactId", "clauseKey"],
  unit: ["id"],
  proof: ["pactId", "clauseKey", "kind", "sourceId", "buildId", "subjectType", "subjectId", "scopeKey"],
  trigger: ["id"],
  delegation: ["agentId", "buildId", "pactId"],
  review: ["id"],
  approval_grant: ["id"],
  settlement: ["id"],
  usage: ["pactId", "clauseKey", "agentId", "kind", "periodStart"],
  timer: ["id"],
} as const satisfies { [T in ReadModel]: readonly (keyof ReadModels[T] & string)[] };

export const READ_MODELS = Object.keys(READ_MODEL_KEYS) as ReadModel[];
