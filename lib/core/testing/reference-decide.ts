import { DECLARED_CONSTRAINTS, LANES, type Lane, type Verdict } from "../closed-lists";
import type { DecisionRequest } from "../decisions/decision";
import type { AgentFacts, Snapshot } from "../decisions/snapshot";
import type { Constraint } from "../pacts/pact-document";
import { type Instant, parseDuration } from "../time";
import { read } from "./reference-facts";
import { ALLOW, CONSTRAINED, type ConditionTwins, DEGRADE, DENY, HOLD, hold, type Live, PERMIT, RECOVER, type Reason } from "./reference-meanings";
import { reasonsAt, selectLive } from "./reference-reasons";

/**
 * The slow, obvious evaluator that the fast one must agree with. It reads the pact's document clause by clause, asks each
 * rule anew for every instant, and knows nothing of steps, indexes or compiled actions. For tests only.
 */
export type ReferenceAnswer = { verdict: Verdict; lane: Lane; constraints: Constraint[]; validUntil: Instant | null; path: string[] };

/** The item that an approval lists a hold under. */
const nameOf = (r: Reason, kind = r.kind): string => [kind, r.pact, r.clause, r.trigger, ...(r.evidence ? [r.evidence] : [])].join("|");

function narrowest(limits: Constraint[]): Constraint[] {
  const out: Constraint[] = [];
  const amounts = limits.flatMap((c) => (c.kind === "cap_amount" ? [c] : []));
  for (const currency of [...new Set(amounts.map((c) => c.currency))].sort()) {
    out.push({ kind: "cap_amount", amountMinor: Math.min(...amounts.filter((c) => c.currency === currency).map((c) => c.amountMinor)), currency });
  }
  for (const kind of ["cap_count", "cap_rate"] as const) {
    const counts = limits.flatMap((c) => (c.kind === kind ? [c] : []));
    for (const per of [...new Set(counts.map((c) => c.per))].sort())
      out.push({ kind, count: Math.min(...counts.filter((c) => c.per === per).map((c) => c.count)), per } as Constraint);
  }
  const overlap = (sets: string[][]): string[] => [...new Set(sets[0])].filter((item) => sets.every((set) => set.includes(item))).sort();
  const tools = limits.flatMap((c) => (c.kind === "allow_tools" ? [c.tools] : []));
  if (tools.length > 0) out.push({ kind: "allow_tools", tools: overlap(tools) });
  const parties = limits.flatMap((c) => (c.kind === "allow_counterparties" ? [c.counterparties] : []));
  if (parties.length > 0) out.push({ kind: "allow_counterparties", counterparties: overlap(parties) });
  if (limits.some((c) => c.kind === "read_only")) out.push({ kind: "read_only" });
  for (const when of ["after", "before"] as const) {
    const shares = limits.flatMap((c) => (c.kind === "sampled_review" && c.when === when ? [c.share] : []));
    if (shares.length > 0) out.push({ kind: "sampled_review", share: Math.max(...shares), when });
  }
  if (limits.some((c) => c.kind === "settlement_hold")) out.push({ kind: "settlement_hold" });
  if (limits.some((c) => c.kind === "callback_required")) out.push({ kind: "callback_required" });
  return out;
}

type Point = { verdict: Verdict; lane: Lane; constraints: Constraint[]; path: string[] };

function pointAt(request: DecisionRequest, snapshot: Snapshot, agent: AgentFacts, live: Live[], t: Instant, twins: ConditionTwins, agentOnly: boolean): Point {
  const action = snapshot.actions.get(`${request.workflow}/${request.action}`);
  const facts = read(request, action);
  const { approval } = request;
  const epochsStand = approval?.epochs
    ? live.every((one) => approval.epochs?.[one.facts.id] === one.trust.epoch)
    : live.length === 1 && approval?.epoch === live[0]?.trust.epoch;
  const approved =
    approval !== null &&
    live.length > 0 &&
    !approval.used &&
    approval.actionDigest === request.actionDigest &&
    approval.agent === agent.id &&
    t < approval.expiresAt &&
    epochsStand;
  const listed = approved ? approval.cleared : [];

  const unpromised = (limits: Constraint[], pact: string, clause: string): boolean =>
    limits.some((c) => (DECLARED_CONSTRAINTS as readonly string[]).includes(c.kind) && !request.supports.includes(c.kind)) ||
    limits.some((c) => c.kind === "sampled_review" && c.when === "before" && request.buckets(`sample:${pact}:${clause}`) < c.share * 10_000);

  type Effective = Reason & { nowLane: number; nowFloor: number; nowLimits: Constraint[] };
  const effect = (reason: Reason): Effective => {
    let { lane, floor, limits } = reason;
    if (floor === CONSTRAINED && reason.pact && unpromised(limits, reason.pact, reason.clause)) floor = HOLD;
    const tryApproval = (): boolean => {
      const repairOnly = ["condition_error", "clause_unreadable", "pact_expired"].includes(reason.kind);
      const covered = listed.includes(nameOf(reason)) || (reason.kind === "evidence_stale" && listed.includes(nameOf(reason, "evidence_missing")));
      if (floor !== HOLD || repairOnly || !covered) return false;
      [lane, floor] = lane === DEGRADE ? [DEGRADE, CONSTRAINED] : reason.after;
      if (lane === ALLOW) limits = [];
      return true;
    };
    const one = live.find((l) => l.facts.id === reason.pact);
    const clause = one?.document.clauses.find((c) => c.key === reason.clause);
    if (!tryApproval() && !reason.hard && one && clause && !clause.hard && clause.override?.allowed) {
      const least = LANES.indexOf(clause.override.floor ?? "degrade");
      const usable = one.trust.overrides.filter((o) => {
        const approvers = new Set(o.approvedBy.filter((member) => member !== o.requestedBy));
        const forThis =
          o.agent === agent.id &&
          o.action === request.action &&
          o.clause === clause.key &&
          (o.actionDigest === null || o.actionDigest === request.actionDigest);
        const enough =
          approvers.size >= Math.max(1, o.approvalsNeeded) && (o.maxAmountMinor === null || (facts.amount !== null && facts.amount <= o.maxAmountMinor));
        return forThis && enough && !o.revoked && o.usesLeft > 0 && o.grantedAt <= t && t < o.expiresAt;
      });
      const to = Math.min(lane, ...usable.map((o) => Math.max(LANES.indexOf(o.to), least)));
      if (to < lane) {
        lane = to;
        if (to === ALLOW) [floor, limits] = [PERMIT, []];
        else if (to === DEGRADE) {
          limits = [...one.document.defaults.degrade.constraints, ...limits];
          floor = unpromised(limits, reason.pact, reason.clause) ? HOLD : CONSTRAINED;
        } else floor = HOLD;
      }
      tryApproval();
    }
    return { ...reason, nowLane: lane, nowFloor: floor, nowLimits: limits };
  };

  const effective = reasonsAt(request, snapshot, agent, live, t, twins, agentOnly).map(effect);
  const limits = effective.filter((r) => r.nowLane > ALLOW && r.pact).flatMap((r) => r.nowLimits.map((c) => ({ c, pact: r.pact, clause: r.clause })));
  for (const c of approved ? (approval.constraints ?? []) : []) limits.push({ c, pact: live[0]?.facts.id ?? "", clause: "" });
  const broken = limits.map(({ c, pact, clause }): "no" | "soft" | "hard" => {
    if (c.kind === "cap_amount") return facts.amount === null || facts.currency !== c.currency ? "hard" : facts.amount > c.amountMinor ? "soft" : "no";
    if (c.kind === "cap_count" || c.kind === "cap_rate") return request.counted(c, pact as `pact_${string}`, clause || null) + 1 > c.count ? "soft" : "no";
    if (c.kind === "allow_counterparties") return facts.counterparty === null ? "hard" : c.counterparties.includes(facts.counterparty) ? "no" : "soft";
    return "no";
  });
  const origins = new Set(limits.flatMap((limit, i) => (broken[i] === "no" ? [] : [`${limit.pact}\n${limit.clause}`])));
  for (const origin of origins) {
    const [pact, clause] = origin.split("\n") as [string, string];
    const hard = limits.some((limit, i) => limit.pact === pact && limit.clause === clause && broken[i] === "hard");
    effective.push(
      effect({
        kind: "authority_exceeded",
        pact,
        clause,
        trigger: "",
        evidence: "",
        hard,
        ...hold,
        remedy: `change_request:${clause || "authority_exceeded"}`,
      }),
    );
  }

  const lane = Math.max(ALLOW, ...effective.map((r) => r.nowLane));
  let floor = Math.max(PERMIT, ...effective.map((r) => r.nowFloor));
  if (lane === RECOVER || (approval !== null && !approved)) floor = DENY;
  const verdict: Verdict = floor === DENY ? "deny" : floor === HOLD ? "hold" : "permit";
  return {
    verdict,
    lane: LANES[lane] as Lane,
    constraints: verdict === "permit" ? narrowest(limits.filter((_, i) => broken[i] === "no").map(({ c }) => c)) : [],
    path: [...new Set(effective.filter((r) => r.nowLane > ALLOW).map((r) => r.remedy))].sort(),
  };
}

/** `lookAhead: false` leaves `validUntil` unsaid (null): finding it asks everything anew for every later instant. */
export function referenceDecide(
  request: DecisionRequest,
  snapshot: Snapshot,
  now: Instant,
  twins: ConditionTwins,
  { lookAhead } = { lookAhead: true },
): ReferenceAnswer {
  const t = now > snapshot.highWater ? now : snapshot.highWater;
  const agent = snapshot.agents.get(request.agent);
  if (!agent) return { verdict: "deny", lane: "escalate", constraints: [], validUntil: null, path: ["register_agent"] };
  const { live, trial } = selectLive(request, snapshot, agent);
  if (live.length === 0 && trial.length > 0) {
    // In shadow the agent's own suspension and what was narrowed on it by hand still count, and nothing else does.
    const ofAgent = { ...request, approval: null };
    return { ...pointAt(ofAgent, snapshot, agent, trial, t, twins, true), validUntil: null };
  }
  const point = (instant: Instant): Point => pointAt(request, snapshot, agent, live, instant, twins, false);
  const today = point(t);
  if (!lookAhead) return { ...today, validUntil: null };
  const text = ({ verdict, lane, constraints }: Point): string => JSON.stringify([verdict, lane, constraints]);
  const later = instantsIn(request, live).filter((instant) => instant > t);
  const validUntil = later.find((instant) => text(point(instant)) !== text(today)) ?? null;
  return { ...today, validUntil };
}

/** Every instant anything in the facts could turn on, relevant to this request or not. */
function instantsIn(request: DecisionRequest, live: Live[]): Instant[] {
  const found: (Instant | null | undefined)[] = [request.approval?.expiresAt];
  for (const { trust, version, document } of live) {
    found.push(
      version.expiresAt,
      ...trust.bands.map((b) => b.leavesAt),
      ...trust.triggers.map((tr) => tr.actsFullyAt),
      ...trust.overrides.flatMap((o) => [o.grantedAt, o.expiresAt]),
    );
    for (const clause of document.clauses) {
      for (const spec of clause.evidence) {
        const window = parseDuration(spec.window) ?? 0;
        const expiry = window + (parseDuration(spec.grace ?? "PT0S") ?? 0);
        for (const proof of trust.proofs.filter((p) => p.clause === clause.key && p.kind === spec.kind)) {
          const time = Math.min(proof.observedAt, proof.receivedAt);
          found.push(time + window, time + expiry);
        }
      }
    }
  }
  return [...new Set(found.filter((instant): instant is Instant => typeof instant === "number"))].sort((a, b) => a - b);
}
