import "server-only";
import type { AgentDetail, AgentStandingRow, ClauseStanding, DelegationView } from "@/lib/contract/agent-standing";
import type { BuildRow } from "@/lib/contract/builds";
import { FRESHNESS, LANES } from "@/lib/core/closed-lists";
import type { AgentFacts } from "@/lib/core/decisions/snapshot";
import type { AgentId, BuildId } from "@/lib/core/ids";
import type { Instant } from "@/lib/core/time";
import type { Actor } from "../auth/actor";
import { listBuilds } from "../builds/reads";
import { pool } from "../db/pool";
import { snapshots } from "../pdp/snapshots";
import { buildsInUse } from "./reads-builds-in-use";
import { clausesOf } from "./reads-clauses";
import { delegationsOf, recordedLanes, strictest } from "./reads-delegations";
import { narrowingPreviews } from "./reads-narrowing";
import { laneTimeline } from "./reads-timeline";
import { openTriggers } from "./reads-triggers";
import { listRegisteredAgents, loadRegisteredAgent } from "./register-reads";

const NO_PACT = "No pact in force names it, so every request is denied.";

/** Every agent by need: the strictest lane first, then whose lane falls soonest. */
export async function listAgents(actor: Actor, now: Instant = Date.now()): Promise<AgentStandingRow[]> {
  const agents = await listRegisteredAgents(actor);
  await snapshots.catchUp();
  const { snapshot } = snapshots.current;
  const ids = agents.map(({ id }) => id);
  const [inUse, recorded, builds, teams] = await Promise.all([buildsInUse(ids), recordedLanes(ids), buildLabels(ids), teamNames()]);
  const labels = new Map([...builds.values()].map((build) => [build.id, build.label]));
  const rows = agents.map((agent): AgentStandingRow => {
    const facts = snapshot.agents.get(agent.slug);
    const used = inUse.get(agent.id) ?? [];
    const delegations = facts ? delegationsOf(facts, { snapshot, inUse: used, labels, recorded, now }) : [];
    const headline = strictest(delegations);
    const first = delegations.filter((one) => one.inUse && one.changesAt !== null).sort((a, b) => ((a.changesAt ?? "") < (b.changesAt ?? "") ? -1 : 1))[0];
    const build = builds.get(used[0] ?? "");
    return {
      id: agent.id,
      slug: agent.slug,
      name: agent.name,
      owner: { slug: agent.ownerTeam, name: agent.ownerTeamName },
      lane: headline?.lane ?? null,
      since: headline?.since ?? null,
      authority: headline?.authority ?? NO_PACT,
      weakest: facts ? weakestOf(clausesOf(facts, { snapshot, build: used[0] ?? null, teams, now })) : null,
      changesAt: first?.changesAt ?? null,
      nextLane: first?.nextLane ?? null,
      build: build ? { label: build.label, fingerprint: build.fingerprint, standing: build.standing, since: build.since } : null,
    };
  });
  return rows.sort((a, b) => need(b) - need(a) || (a.changesAt ?? "9").localeCompare(b.changesAt ?? "9") || a.name.localeCompare(b.name));
}

const need = ({ lane }: AgentStandingRow): number => (lane === null ? LANES.indexOf("escalate") + 0.5 : LANES.indexOf(lane));

function weakestOf(clauses: readonly ClauseStanding[]): AgentStandingRow["weakest"] {
  const rank = ({ freshness }: ClauseStanding): number => FRESHNESS.indexOf(freshness?.state ?? "fresh");
  const worst = clauses
    .filter(({ freshness }) => freshness !== null)
    .sort((a, b) => rank(b) - rank(a) || (a.freshness?.staleAt ?? "9").localeCompare(b.freshness?.staleAt ?? "9"))[0];
  if (!worst?.freshness?.state) return null;
  return { clause: worst.key, pact: worst.pact.name, freshness: worst.freshness.state, staleAt: worst.freshness.staleAt };
}

type KnownBuild = { id: BuildId; label: string; fingerprint: string; standing: BuildRow["standing"]; since: string | null };

async function buildLabels(agents: readonly AgentId[]): Promise<Map<string, KnownBuild>> {
  const { rows } = await pool.query<Omit<KnownBuild, "since"> & { since: Date | null }>(
    `select id, label, fingerprint, case when verified_at is not null then 'verified' when registered_at is not null then 'registered' else 'seen' end as standing,
        coalesce(first_seen_at, registered_at) as since
      from build where agent_id = any($1)`,
    [agents],
  );
  return new Map(rows.map((row) => [row.id, { ...row, since: row.since?.toISOString() ?? null }]));
}

async function teamNames(): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ slug: string; name: string }>("select slug, name from team");
  return new Map(rows.map(({ slug, name }) => [slug, name]));
}

/** One agent by its short name or id, as it stands now; `build` chooses whose proofs are shown. */
export async function loadAgent(actor: Actor, slugOrId: string, options: { build?: string; now?: Instant } = {}): Promise<AgentDetail | null> {
  const agent = await loadRegisteredAgent(actor, slugOrId);
  if (!agent) return null;
  await snapshots.catchUp();
  const { snapshot } = snapshots.current;
  const now = options.now ?? Date.now();
  const [inUse, recorded, builds, teams, triggers] = await Promise.all([
    buildsInUse([agent.id]).then((found) => found.get(agent.id) ?? []),
    recordedLanes([agent.id]),
    listBuilds(actor, agent.slug),
    teamNames(),
    openTriggers(actor, agent.id, now),
  ]);
  const labels = new Map(builds.map((build) => [build.id, build.label]));
  const facts = snapshot.agents.get(agent.slug) ?? unknownFacts(agent);
  const around = { snapshot, inUse, labels, recorded, now };
  const delegations = delegationsOf(facts, around);
  const build = builds.find(({ id }) => id === options.build) ?? builds.find(({ id }) => id === inUse[0]) ?? null;
  return {
    id: agent.id,
    slug: agent.slug,
    name: agent.name,
    owner: { slug: agent.ownerTeam, name: agent.ownerTeamName },
    registeredAt: agent.registeredAt,
    suspended: agent.suspendedAt !== null,
    lane: strictest(delegations)?.lane ?? null,
    authority: authorityLines(delegations),
    delegations,
    build,
    builds: builds.map((one) => ({ ...one, inUse: inUse.includes(one.id) })),
    clauses: clausesOf(facts, { snapshot, build: build?.id ?? null, teams, now }),
    timeline: await laneTimeline(agent.id, labels),
    triggers,
    narrowing: await narrowingPreviews(facts, around),
  };
}

/** Registered a moment ago, and not in the snapshot yet. */
const unknownFacts = ({ id, slug }: { id: AgentId; slug: string }): AgentFacts => ({
  id,
  slug,
  suspended: false,
  builds: new Map(),
  triggers: [],
});

/** A line per pact, its strictest build first; a second build that stands otherwise says which one it is. */
function authorityLines(delegations: readonly DelegationView[]): AgentDetail["authority"] {
  const lines = new Map<string, { pact: string; sentence: string }>();
  for (const { pact, build, authority, inUse } of delegations) {
    const key = `${pact.slug} ${authority}`;
    const others = delegations.some((other) => other.inUse && other.pact.slug === pact.slug && other.authority !== authority);
    if (inUse && !lines.has(key)) lines.set(key, { pact: others && build ? `${pact.name}, build ${build.label}` : pact.name, sentence: authority });
  }
  return [...lines.values()];
}
