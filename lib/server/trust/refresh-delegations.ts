import "server-only";
import { isStricter, LANES } from "@/lib/core/closed-lists";
import type { Contribution } from "@/lib/core/decisions/decision";
import type { Snapshot } from "@/lib/core/decisions/snapshot";
import type { AgentId, BuildId, PactId } from "@/lib/core/ids";
import type { EventDraft } from "@/lib/core/ledger/history-event";
import type { DelegationCause, DelegationRow } from "@/lib/core/projections/rows";
import type { Instant } from "@/lib/core/time";
import { type StandingLane, standingLane } from "@/lib/core/trust/standing-lane";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";
import { loadDoorState } from "../pdp/load-door-state";

type Known = { agent_id: AgentId; build_id: BuildId | ""; pact_id: PactId; lane: DelegationRow["lane"]; epoch: number };

/** Of lane timers whose instant has come: the delegation each is about (the timer's `ref`), and the earliest such instant. */
export type PassedBoundaries = ReadonlyMap<string, Instant>;

/**
 * Writes down every standing lane that isn't what it was, with its causes, and sets the timers for the instants at which
 * lanes will change by themselves. Called at the end of whatever moves trust, inside its transaction. A delegation whose
 * boundary has passed is followed from that instant on, so that each lane it went through is written down with its own.
 */
export async function refreshDelegations(tx: Tx, passed: PassedBoundaries = new Map()): Promise<void> {
  const { snapshot } = await loadDoorState(tx);
  const known = await tx.query<Known>("select agent_id, build_id, pact_id, lane, epoch from delegation");
  const byKey = new Map(known.map((row) => [refOf(row.agent_id, row.build_id, row.pact_id), row]));
  const boundaries = new Map<string, Instant>();
  const changes: EventDraft[] = [];
  for (const { agentId, buildId, pactId } of delegations(snapshot)) {
    const ref = refOf(agentId, buildId, pactId);
    const row = byKey.get(ref);
    let lane = row?.lane ?? null;
    let epoch = row?.epoch ?? epochOf(known, agentId, pactId);
    const lookAt = (at: Instant) => standingLane(at < tx.at ? { ...snapshot, highWater: at } : snapshot, agentId, buildId || null, pactId, at);
    for (const { standing, since } of lanesSince(lookAt, passed.get(ref) ?? tx.at, tx.at)) {
      if (standing.changesAt !== null) boundaries.set(ref, standing.changesAt);
      if (standing.lane === lane) continue;
      const data = laneChange(agentId, buildId, lane, standing, epoch, since);
      changes.push({ type: "lane.changed", chain: pactId, actor: "system", at: tx.iso, data });
      ({ to: lane, epoch } = data);
    }
  }
  if (changes.length > 0) await tx.moveSnapshot();
  await tx.append(...changes);
  await setLaneTimers(tx, boundaries);
}

const refOf = (agent: AgentId, build: BuildId | "", pact: PactId): string => `${agent}/${build}/${pact}`;

/** Where a delegation stood from an instant on, change by change, and where it stands now. */
function* lanesSince(lookAt: (at: Instant) => StandingLane | null, from: Instant, now: Instant): Generator<{ standing: StandingLane; since: Instant }> {
  for (let at: Instant | null = from; at !== null && at < now; ) {
    const standing = lookAt(at);
    if (standing) yield { standing, since: at };
    at = standing?.changesAt ?? null;
  }
  const standing = lookAt(now);
  if (standing) yield { standing, since: now };
}

/** Every agent of every live pact, once per build; an agent without a build stands as one. */
function* delegations(snapshot: Snapshot): Generator<{ agentId: AgentId; buildId: BuildId | ""; pactId: PactId }> {
  for (const pact of snapshot.pacts) {
    if (pact.dormant) continue;
    for (const agent of snapshot.agents.values()) {
      if (![pact.enforced, pact.previous, pact.shadow].some((version) => version?.agents.has(agent.slug))) continue;
      const builds = [...agent.builds.values()];
      if (builds.length === 0) yield { agentId: agent.id, buildId: "", pactId: pact.id };
      for (const build of builds) yield { agentId: agent.id, buildId: build.id, pactId: pact.id };
    }
  }
}

const epochOf = (known: readonly Known[], agent: AgentId, pact: PactId): number =>
  Math.max(0, ...known.filter((one) => one.agent_id === agent && one.pact_id === pact).map((one) => one.epoch));

function laneChange(agent: AgentId, build: BuildId | "", from: DelegationRow["lane"] | null, standing: StandingLane, epoch: number, since: Instant) {
  // A narrowing kills what was granted before it.
  const narrowed = from !== null && isStricter(LANES, standing.lane, from);
  return {
    agent,
    build,
    from,
    to: standing.lane,
    causes: standing.contributions.map(cause),
    since: new Date(since).toISOString(),
    epoch: narrowed ? epoch + 1 : epoch,
  };
}

const cause = ({ kind, clause, trigger, lane, remedy, evidence }: Contribution): DelegationCause => ({
  kind,
  clause,
  trigger,
  lane,
  remedy,
  evidence: evidence ?? null,
});

/** Lane timers follow from the facts, so they are set anew rather than written down. */
async function setLaneTimers(tx: Tx, boundaries: ReadonlyMap<string, Instant>): Promise<void> {
  const refs = [...boundaries.keys()];
  const due = refs.map((ref) => new Date(boundaries.get(ref) ?? 0).toISOString());
  await tx.query(
    `update timer t set cancelled_at = $3 where t.kind = 'lane_boundary' and t.fired_at is null and t.cancelled_at is null
      and not exists (select 1 from unnest($1::text[], $2::timestamptz[]) as n(ref, due) where n.ref = t.ref and n.due = t.due_at)`,
    [refs, due, tx.iso],
  );
  await tx.query(
    `insert into timer (id, kind, ref, due_at) select n.id, 'lane_boundary', n.ref, n.due from unnest($1::text[], $2::text[], $3::timestamptz[]) as n(id, ref, due)
      where not exists (select 1 from timer t where t.kind = 'lane_boundary' and t.ref = n.ref and t.fired_at is null and t.cancelled_at is null)`,
    [refs.map(() => newId("tmr", tx.at)), refs, due],
  );
}
