import { LANES, type Lane, RISKS, type Risk } from "../closed-lists";
import type { Contribution } from "../decisions/decision";
import { trustOf } from "../decisions/select-versions";
import { actionKey, type BuildFacts, type Snapshot } from "../decisions/snapshot";
import { agentSteps, clauseStandingSteps, pactStandingSteps } from "../decisions/standing-steps";
import { type Governing, type Step, step } from "../decisions/step";
import type { AgentId, BuildId, PactId } from "../ids";
import type { CompiledPact } from "../pacts/compile-pact";
import type { Instant } from "../time";

export type StandingLane = {
  lane: Lane;
  /** What stands now, strictest first. */
  contributions: Contribution[];
  /** The instant at which the lane changes by time alone, and to what; null: never by itself. */
  changesAt: Instant | null;
  nextLane: Lane | null;
};

/**
 * The lane a delegation stands in with nobody asking: the strictest of everything that needs no request, by the same
 * functions that decide requests. The score counts at the highest risk the pact governs. Overrides and proofs about single
 * subjects belong to requests and are left out, so this never shows more authority than a request would find.
 * Null: the agent or the pact isn't in the snapshot, or no version of the pact names the agent.
 */
export function standingLane(snapshot: Snapshot, agentId: AgentId, buildId: BuildId | null, pactId: PactId, now: Instant): StandingLane | null {
  const facts = snapshot.pacts.find((one) => one.id === pactId);
  const agent = [...snapshot.agents.values()].find((one) => one.id === agentId);
  if (!facts || !agent) return null;
  const pact = [facts.share > 0 ? facts.enforced : null, facts.previous, facts.shadow, facts.enforced].find((version) => version?.agents.has(agent.slug));
  if (!pact) return null;
  const at = Math.max(now, snapshot.highWater);
  const governing: Governing = { facts, pact, trust: trustOf(facts, agent) };
  const build: BuildFacts | null = [...agent.builds.values()].find((one) => one.id === buildId) ?? null;
  const subject = { agent, build };

  const steps: Step[] = [];
  agentSteps(steps, [governing], subject);
  pactStandingSteps(steps, governing, subject, highestRisk(pact, snapshot), null);
  for (const clause of pact.clauses) {
    if (clause.problems.length > 0)
      steps.push(step({ kind: "clause_unreadable", governing, clause, action: pact.standard.hold, remedy: `repair:${clause.key}` }));
    clauseStandingSteps(steps, governing, clause, subject, { subjectAt: null, covers: () => true });
  }
  const lane = laneAt(steps, at);
  const next = changeAfter(steps, at, lane);
  return { lane, contributions: contributionsAt(steps, at), changesAt: next?.at ?? null, nextLane: next?.lane ?? null };
}

/** Unknown risk counts as the worst there is. */
function highestRisk(pact: CompiledPact, snapshot: Snapshot): Risk | null {
  let highest = 0;
  for (const name of pact.clausesByAction.keys()) {
    const action = snapshot.actions.get(actionKey(pact.workflow, name));
    if (!action || action.risk === null) return null;
    highest = Math.max(highest, RISKS.indexOf(action.risk));
  }
  return RISKS[highest] ?? null;
}

const stands = (one: Step, at: Instant): boolean => at >= one.from && at < one.until && one.action.lane !== "allow";

function laneAt(steps: readonly Step[], at: Instant): Lane {
  return LANES[steps.reduce((worst, one) => (stands(one, at) ? Math.max(worst, LANES.indexOf(one.action.lane)) : worst), 0)] ?? "recover";
}

function changeAfter(steps: readonly Step[], at: Instant, lane: Lane): { at: Instant; lane: Lane } | null {
  const boundaries = steps.flatMap((one) => [one.from, one.until]).filter((instant) => instant > at && Number.isFinite(instant));
  for (const instant of boundaries.sort((a, b) => a - b)) {
    const then = laneAt(steps, instant);
    if (then !== lane) return { at: instant, lane: then };
  }
  return null;
}

function contributionsAt(steps: readonly Step[], at: Instant): Contribution[] {
  return steps
    .filter((one) => stands(one, at))
    .map(
      (one): Contribution => ({
        kind: one.kind,
        pact: one.governing?.pact.id ?? null,
        clause: one.clause?.key ?? null,
        trigger: one.trigger,
        evidence: one.evidence,
        lane: one.action.lane,
        floor: one.action.floor,
        hard: one.hard,
        constraints: [...one.action.constraints],
        settlement: one.action.settlement,
        review: one.action.review,
        code: one.action.code,
        remedy: one.remedy,
        facts: one.facts,
        effectiveLane: one.action.lane,
        effectiveFloor: one.action.floor,
      }),
    )
    .sort((a, b) => LANES.indexOf(b.lane) - LANES.indexOf(a.lane) || (a.remedy < b.remedy ? -1 : a.remedy > b.remedy ? 1 : 0));
}
