import type { DecisionRequest } from "./decision";
import { type RequestFacts, requestFacts } from "./request-facts";
import { type ActionFacts, type AgentFacts, actionKey, type BuildFacts, type Snapshot } from "./snapshot";

/** A request with everything that the snapshot says about its names. */
export type Question = {
  request: DecisionRequest;
  snapshot: Snapshot;
  agent: AgentFacts;
  /** Null: no fingerprint, or one that nobody registered. */
  build: BuildFacts | null;
  /** Null: not registered. */
  action: ActionFacts | null;
  facts: RequestFacts;
};

/** Null: nobody registered the agent. */
export function readQuestion(request: DecisionRequest, snapshot: Snapshot): Question | null {
  const agent = snapshot.agents.get(request.agent);
  if (!agent) return null;
  const action = snapshot.actions.get(actionKey(request.workflow, request.action)) ?? null;
  const build = request.fingerprint === null ? null : (agent.builds.get(request.fingerprint) ?? null);
  return { request, snapshot, agent, build, action, facts: requestFacts(request, action) };
}
