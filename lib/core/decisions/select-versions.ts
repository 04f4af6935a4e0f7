import type { CompiledPact } from "../pacts/compile-pact";
import type { Question } from "./question";
import type { PactFacts, TrustFacts } from "./snapshot";
import type { Governing } from "./step";

/** Which pacts answer the request, and which would if the versions in shadow were enforced. */
export type Selection = { enforced: Governing[]; shadow: Governing[]; hasShadow: boolean };

/** Nothing known of an agent under a pact: no proof, no trigger, no override. */
const NOTHING_KNOWN: TrustFacts = { epoch: 0, proofs: [], triggers: [], bands: [], overrides: [], recovery: null };

export const trustOf = (facts: PactFacts, agent: Question["agent"]): TrustFacts => facts.trust.get(agent.id) ?? NOTHING_KNOWN;

/**
 * A request inside a version's share of traffic gets that version, another the one before it. Where none is left, a version
 * that isn't enforced for it runs in shadow.
 */
export function selectVersions({ request, snapshot, agent }: Question): Selection {
  const governs = (version: CompiledPact | null): boolean => version !== null && version.workflow === request.workflow && version.agents.has(request.agent);
  const selection: Selection = { enforced: [], shadow: [], hasShadow: false };
  for (const facts of snapshot.pacts) {
    if (!governs(facts.enforced) && !governs(facts.previous) && !governs(facts.shadow)) continue;
    const inShare = facts.share === 100 || request.buckets(facts.id) < facts.share * 100;
    const live = facts.enforced !== null && inShare ? facts.enforced : facts.previous;
    const trial = facts.shadow ?? live ?? facts.enforced;
    const trust = trustOf(facts, agent);
    if (live !== null && governs(live)) selection.enforced.push({ facts, pact: live, trust });
    if (trial !== null && governs(trial)) selection.shadow.push({ facts, pact: trial, trust });
    if (trial !== live) selection.hasShadow = true;
  }
  const byId = (a: Governing, b: Governing): number => (a.pact.id < b.pact.id ? -1 : 1);
  if (selection.enforced.length > 1) selection.enforced.sort(byId);
  if (selection.shadow.length > 1) selection.shadow.sort(byId);
  return selection;
}
