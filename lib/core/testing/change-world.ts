import type { Decision } from "../decisions/decision";
import type { AgentFacts, PactFacts, Snapshot, TrustFacts } from "../decisions/snapshot";
import type { CompiledClause, CompiledPact } from "../pacts/compile-pact";
import type { World } from "./world";

export const withSnapshot = (world: World, change: (snapshot: Snapshot) => Snapshot): World => ({ ...world, snapshot: change(world.snapshot) });

export const withPacts = (world: World, change: (pact: PactFacts) => PactFacts): World =>
  withSnapshot(world, (snapshot) => ({ ...snapshot, pacts: snapshot.pacts.map(change) }));

/** Changes what is known of the agent under every pact. */
export const withTrust = (world: World, change: (trust: TrustFacts, pact: PactFacts) => TrustFacts): World =>
  withPacts(world, (pact) => ({ ...pact, trust: new Map([...pact.trust].map(([agent, trust]) => [agent, change(trust, pact)])) }));

export const withAgent = (world: World, change: (agent: AgentFacts) => AgentFacts): World =>
  withSnapshot(world, (snapshot) => ({ ...snapshot, agents: new Map([...snapshot.agents].map(([slug, agent]) => [slug, change(agent)])) }));

const indexed = (clauses: readonly CompiledClause[]): CompiledPact["clausesByAction"] => {
  const names = new Set(clauses.flatMap((clause) => clause.actions));
  return new Map([...names].map((name) => [name, clauses.filter((clause) => clause.actions.includes(name))]));
};

/** The same pact with other clauses; for tests that ask what a clause more, less or elsewhere would change. */
export const withClauses = (pact: CompiledPact, clauses: readonly CompiledClause[]): CompiledPact => ({ ...pact, clauses, clausesByAction: indexed(clauses) });

/** Changes every version of every pact. */
export const withVersions = (world: World, change: (version: CompiledPact, pact: PactFacts) => CompiledPact): World =>
  withPacts(world, (pact) => ({
    ...pact,
    enforced: pact.enforced && change(pact.enforced, pact),
    previous: pact.previous && change(pact.previous, pact),
    shadow: pact.shadow && change(pact.shadow, pact),
  }));

/** What a caller can tell two decisions apart by. */
export const essence = ({ verdict, lane, constraints, validUntil, path }: Decision) => ({ verdict, lane, constraints, validUntil, path });
