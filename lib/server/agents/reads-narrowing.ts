import "server-only";
import type { DelegationView, NarrowingPreview } from "@/lib/contract/agent-standing";
import { decideNarrowing, MEANINGS, NARROW_LEVELS, type NarrowLevel, type OpenNarrowing } from "@/lib/core/agents/narrow";
import type { AgentFacts, OpenTrigger, Snapshot } from "@/lib/core/decisions/snapshot";
import type { AgentId } from "@/lib/core/ids";
import type { Instant } from "@/lib/core/time";
import { pool } from "../db/pool";
import { delegationsOf } from "./reads-delegations";

type Around = Parameters<typeof delegationsOf>[1];

/** What each level of narrowing by hand would leave of the agent's authority: computed as if it stood, by what decides. */
export async function narrowingPreviews(agent: AgentFacts, around: Around): Promise<Record<NarrowLevel, NarrowingPreview>> {
  const standing = await standingNarrowings(agent.id);
  const previews = NARROW_LEVELS.map((level): [NarrowLevel, NarrowingPreview] => {
    const already = !decideNarrowing({ level, pactId: null, buildId: null }, standing).ok;
    const delegations = delegationsOf(narrowed(agent, level, around.now), {
      ...around,
      snapshot: withAgent(around.snapshot, narrowed(agent, level, around.now)),
    });
    return [level, { already, effects: effectsOf(delegations) }];
  });
  return Object.fromEntries(previews) as Record<NarrowLevel, NarrowingPreview>;
}

function narrowed(agent: AgentFacts, level: NarrowLevel, now: Instant): AgentFacts {
  if (level === "suspend") return { ...agent, suspended: true };
  const trigger: OpenTrigger = {
    id: "trg_preview",
    kind: "manual",
    clause: null,
    build: null,
    openedAt: now,
    action: MEANINGS[level].action,
    actsFullyAt: null,
  };
  return { ...agent, triggers: [...agent.triggers, trigger] };
}

const withAgent = (snapshot: Snapshot, agent: AgentFacts): Snapshot => ({ ...snapshot, agents: new Map([...snapshot.agents, [agent.slug, agent]]) });

/** One line per pact: the strictest of the builds in use comes first. */
function effectsOf(delegations: readonly DelegationView[]): NarrowingPreview["effects"] {
  const byPact = new Map<string, NarrowingPreview["effects"][number]>();
  for (const { pact, lane, authority, inUse } of delegations) {
    if (inUse && !byPact.has(pact.slug)) byPact.set(pact.slug, { pact: { slug: pact.slug, name: pact.name }, lane, authority });
  }
  return [...byPact.values()];
}

async function standingNarrowings(agent: AgentId): Promise<{ suspended: boolean; open: OpenNarrowing[] }> {
  const { rows } = await pool.query<OpenNarrowing & { suspension: boolean }>(
    `select pact_id as "pactId", build_id as "buildId", level, coalesce((cause->>'suspension')::boolean, false) as suspension
      from trigger where agent_id = $1 and kind = 'manual' and clause_key is null and closed_at is null`,
    [agent],
  );
  return { suspended: rows.some(({ suspension }) => suspension), open: rows };
}
