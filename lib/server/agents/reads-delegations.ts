import "server-only";
import type { DelegationView, StandingReason } from "@/lib/contract/agent-standing";
import { authorityOf, authoritySentence } from "@/lib/core/agents/authority";
import { LANES, type Lane } from "@/lib/core/closed-lists";
import type { Contribution } from "@/lib/core/decisions/decision";
import type { AgentFacts, PactFacts, Snapshot } from "@/lib/core/decisions/snapshot";
import type { AgentId, BuildId, PactId } from "@/lib/core/ids";
import type { Instant } from "@/lib/core/time";
import { standingLane } from "@/lib/core/trust/standing-lane";
import { pool } from "../db/pool";
import { PACT_WORDING } from "../pacts/pact-wording";

type Recorded = { agent_id: AgentId; build_id: BuildId | ""; pact_id: PactId; lane: Lane; since: Date };
export type RecordedLanes = ReadonlyMap<string, { lane: Lane; since: string }>;

const keyOf = (agent: AgentId, build: BuildId | "", pact: PactId): string => `${agent}/${build}/${pact}`;

/** Since when each delegation stands in its lane, as it was written down. */
export async function recordedLanes(agents: readonly AgentId[]): Promise<RecordedLanes> {
  const { rows } = await pool.query<Recorded>("select agent_id, build_id, pact_id, lane, since from delegation where agent_id = any($1)", [agents]);
  return new Map(rows.map((row) => [keyOf(row.agent_id, row.build_id, row.pact_id), { lane: row.lane, since: row.since.toISOString() }]));
}

/** The version that stands for a delegation, as the standing lane reads it. */
export function versionOf(facts: PactFacts, slug: string) {
  const names = (version: PactFacts["enforced"]) => (version?.agents.has(slug) ? version : null);
  const enforced = (facts.share > 0 ? names(facts.enforced) : null) ?? names(facts.previous);
  if (enforced) return { pact: enforced, mode: "enforced" as const };
  const shadow = names(facts.shadow) ?? names(facts.enforced);
  return shadow && { pact: shadow, mode: "shadow" as const };
}

type Around = { snapshot: Snapshot; inUse: readonly BuildId[]; labels: ReadonlyMap<BuildId, string>; recorded: RecordedLanes; now: Instant };

/** Every delegation of an agent, by the arithmetic that decides: those in use first, then the strictest. */
export function delegationsOf(agent: AgentFacts, around: Around): DelegationView[] {
  const builds: (BuildId | null)[] = agent.builds.size === 0 ? [null] : [...agent.builds.values()].map(({ id }) => id);
  const found = around.snapshot.pacts.flatMap((facts) => {
    const version = versionOf(facts, agent.slug);
    return version ? builds.flatMap((build) => delegation(agent, facts, version, build, around) ?? []) : [];
  });
  return found.sort((a, b) => Number(b.inUse) - Number(a.inUse) || LANES.indexOf(b.lane) - LANES.indexOf(a.lane) || (a.pact.name < b.pact.name ? -1 : 1));
}

function delegation(
  agent: AgentFacts,
  facts: PactFacts,
  version: NonNullable<ReturnType<typeof versionOf>>,
  build: BuildId | null,
  around: Around,
): DelegationView | null {
  const { snapshot, inUse, labels, recorded, now } = around;
  const standing = standingLane(snapshot, agent.id, build, facts.id, now);
  if (!standing) return null;
  const { pact, mode } = version;
  const known = recorded.get(keyOf(agent.id, build ?? "", facts.id));
  return {
    pact: { id: facts.id, slug: facts.slug, name: pact.document.title, version: pact.version, mode },
    build: build === null ? null : { id: build, label: labels.get(build) ?? build },
    inUse: build === null || inUse.includes(build),
    lane: standing.lane,
    since: known?.lane === standing.lane ? known.since : null,
    authority: sentenceOf(pact, standing.contributions, mode),
    changesAt: standing.changesAt === null ? null : new Date(standing.changesAt).toISOString(),
    nextLane: standing.nextLane,
    reasons: standing.contributions.map(reasonOf),
  };
}

function sentenceOf(pact: NonNullable<ReturnType<typeof versionOf>>["pact"], contributions: readonly Contribution[], mode: "enforced" | "shadow"): string {
  const sentence = authoritySentence(authorityOf(pact, contributions), PACT_WORDING);
  return mode === "enforced" ? sentence : `In shadow, where nothing is stopped. Enforced, it would be: ${sentence}`;
}

const reasonOf = ({ kind, lane, clause, evidence, facts, remedy }: Contribution): StandingReason => ({
  kind,
  lane,
  clause,
  evidence: evidence ?? null,
  facts,
  remedy,
});

/** The headline: the strictest of what is in use. Null: no pact in force names the agent. */
export const strictest = (delegations: readonly DelegationView[]): DelegationView | null =>
  delegations
    .filter(({ inUse }) => inUse)
    .reduce<DelegationView | null>((worst, one) => (worst === null || LANES.indexOf(one.lane) > LANES.indexOf(worst.lane) ? one : worst), null);
