import "server-only";
import type { ClauseProof } from "@/lib/contract/pacts";
import { FRESHNESS } from "@/lib/core/closed-lists";
import type { AgentFacts, BuildFacts, PactFacts, Snapshot } from "@/lib/core/decisions/snapshot";
import type { AgentId, BuildId } from "@/lib/core/ids";
import type { Instant } from "@/lib/core/time";
import { clauseFreshness } from "@/lib/core/trust/freshness";
import type { Sql } from "../db/sql";

/** Which build stands for an agent now: those in use, or else the newest. */
export type LiveBuilds = ReadonlyMap<AgentId, { id: BuildId; label: string }[]>;

export async function liveBuilds(sql: Sql, now: Instant): Promise<LiveBuilds> {
  const rows = await sql.query<{ id: BuildId; agent_id: AgentId; label: string; live: boolean }>(
    `select id, agent_id, label, live_from <= $1 and (live_until is null or live_until > $1) as live from build
      order by agent_id, coalesce(first_seen_at, registered_at) desc`,
    [new Date(now).toISOString()],
  );
  const byAgent = new Map<AgentId, typeof rows>();
  for (const row of rows) byAgent.set(row.agent_id, [...(byAgent.get(row.agent_id) ?? []), row]);
  const standing = (all: typeof rows): typeof rows => (all.some((build) => build.live) ? all.filter((build) => build.live) : all.slice(0, 1));
  return new Map([...byAgent].map(([agent, all]) => [agent, standing(all).map(({ id, label }) => ({ id, label }))]));
}

const NOTHING_KNOWN = { epoch: 0, proofs: [], triggers: [], bands: [], overrides: [], recovery: null } as const;
const iso = (at: Instant | null): string | null => (at === null || !Number.isFinite(at) ? null : new Date(at).toISOString());

/** How fresh the proofs of the version in force are now, by the arithmetic that decides: for each clause, agent and build. */
export function clauseProofs(pact: PactFacts, snapshot: Snapshot, builds: LiveBuilds, now: Instant): ClauseProof[] {
  const { enforced } = pact;
  if (!enforced) return [];
  const at = Math.max(now, snapshot.highWater);
  const found: ClauseProof[] = [];
  for (const clause of enforced.clauses)
    for (const slug of enforced.agents) {
      const agent = snapshot.agents.get(slug);
      for (const build of agent ? (builds.get(agent.id) ?? [null]) : [null]) {
        const fresh = clauseFreshness(clause, { trust: trustOf(pact, agent), build: buildOf(agent, build?.id), now: at });
        if (!fresh) continue;
        const { observedAt, staleAt } = fresh;
        const left = observedAt === null || staleAt === null ? null : Math.max(0, Math.min(1, (staleAt - at) / (staleAt - observedAt)));
        const worst = fresh.specs.find((spec) => spec.observedAt === observedAt && spec.staleAt === staleAt);
        found.push({
          clause: clause.key,
          kind: worst?.kind ?? "",
          agent: slug,
          build: build?.label ?? null,
          freshness: fresh.state,
          observedAt: iso(observedAt),
          staleAt: iso(staleAt),
          left,
        });
      }
    }
  return found;
}

const trustOf = (pact: PactFacts, agent: AgentFacts | undefined) => (agent ? pact.trust.get(agent.id) : undefined) ?? NOTHING_KNOWN;
const buildOf = (agent: AgentFacts | undefined, id: BuildId | undefined): BuildFacts | null =>
  [...(agent?.builds.values() ?? [])].find((build) => build.id === id) ?? null;

const worth = ({ freshness, left }: ClauseProof): number => FRESHNESS.indexOf(freshness) - (left ?? 0);

export const freshestProof = (proofs: readonly ClauseProof[]): ClauseProof | null =>
  proofs.reduce<ClauseProof | null>((best, one) => (best === null || worth(one) < worth(best) ? one : best), null);
export const stalestProof = (proofs: readonly ClauseProof[]): ClauseProof | null =>
  proofs.reduce<ClauseProof | null>((worst, one) => (worst === null || worth(one) > worth(worst) ? one : worst), null);
