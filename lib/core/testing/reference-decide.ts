import { DECLARED_CONSTRAINTS, LANES, type Lane, type Severity, TRIGGERS, type Trigger, type Verdict } from "../closed-lists";
import type { DecisionRequest } from "../decisions/decision";
import type { ActionFacts, AgentFacts, BuildFacts, OpenTrigger, PactFacts, Snapshot, TrustFacts } from "../decisions/snapshot";
import type { Json } from "../json";
import type { CompiledPact } from "../pacts/compile-pact";
import type { ClauseDocument, Constraint, EvidenceSpec, PactDocument, RuntimeAction, Scope } from "../pacts/pact-document";
import { type Instant, parseDuration } from "../time";

/**
 * The slow, obvious evaluator that the fast one must agree with. It reads the pact's document clause by clause, asks each
 * rule anew for every instant, and knows nothing of steps, indexes or compiled actions. For tests only.
 */
export type ReferenceAnswer = { verdict: Verdict; lane: Lane; constraints: Constraint[]; validUntil: Instant | null; path: string[] };

/** What a condition says, in the tests' own words instead of CEL's. Throws where CEL would. A text without an entry can't be compiled. */
export type ConditionTwins = Readonly<Record<string, (inputs: TwinInputs) => boolean>>;
export type TwinInputs = { args: Record<string, Json>; context: Record<string, Json>; params: Record<string, Json>; lists: readonly string[] };

type Reason = {
  kind: string;
  pact: string;
  clause: string;
  trigger: string;
  evidence: string;
  lane: number;
  floor: number;
  hard: boolean;
  limits: Constraint[];
  /** Lane and floor that remain after a person approved the hold. */
  after: [number, number];
  remedy: string;
};
type Action = Pick<Reason, "lane" | "floor" | "limits" | "after">;
type Live = { facts: PactFacts; version: CompiledPact; document: PactDocument; trust: TrustFacts };

const [ALLOW, DEGRADE, ESCALATE, RECOVER] = [0, 1, 2, 3] as [number, number, number, number];
const [PERMIT, CONSTRAINED, HOLD, DENY] = [0, 1, 2, 3] as [number, number, number, number];

const DEFAULTS: Record<Severity, Record<Trigger, "allow" | "degrade" | "review" | "block">> = (() => {
  const row = (words: string) => Object.fromEntries(words.split(" ").map((word, i) => [TRIGGERS[i], { d: "degrade", r: "review", b: "block" }[word]]));
  return {
    critical: row("b r r r b d r b r b r"),
    high: row("r r r r r d r r r b r"),
    medium: row("r d d d d d r r d b d"),
    low: row("d d d d d d d r d b d"),
  } as Record<Severity, Record<Trigger, "allow" | "degrade" | "review" | "block">>;
})();

const deny = (lane: number): Action => ({ lane, floor: DENY, limits: [], after: [lane, DENY] });
const hold: Action = { lane: ESCALATE, floor: HOLD, limits: [], after: [ALLOW, PERMIT] };
const narrow = (limits: Constraint[]): Action => ({ lane: DEGRADE, floor: CONSTRAINED, limits, after: [DEGRADE, CONSTRAINED] });
const nothing: Action = { lane: ALLOW, floor: PERMIT, limits: [], after: [ALLOW, PERMIT] };

function meaning(action: RuntimeAction, document: PactDocument): Action {
  if (action.do === "allow") return nothing;
  if (action.do === "degrade") return narrow(action.constraints ?? document.defaults.degrade.constraints);
  if (action.do === "review") return hold;
  if (action.do === "block") return deny(ESCALATE);
  return action.verdict === "hold" ? hold : narrow([{ kind: "settlement_hold" }]);
}

function both(a: Action, b: Action): Action {
  return {
    lane: Math.max(a.lane, b.lane),
    floor: Math.max(a.floor, b.floor),
    limits: [...a.limits, ...b.limits],
    after: [Math.max(a.after[0], b.after[0]), Math.max(a.after[1], b.after[1])],
  };
}

function consequence(clause: ClauseDocument, trigger: Trigger, document: PactDocument): Action {
  if (trigger === "incident") return deny(RECOVER);
  const action = meaning(clause.consequences[trigger] ?? { do: DEFAULTS[clause.severity][trigger] }, document);
  if (trigger === "scope_change") return action.floor === DENY ? action : hold;
  const never = ["condition_not_met", "evidence_missing", "evidence_contradictory", "drift_verified", "fingerprint_change"].includes(trigger);
  return never && action.lane === ALLOW ? narrow(document.defaults.degrade.constraints) : action;
}

function at(request: DecisionRequest, path: string | null | undefined): Json | undefined {
  if (!path) return undefined;
  const [root, name] = path.split(".") as [string, string];
  const from = root === "args" ? request.args : request.context;
  return Object.hasOwn(from, name) ? from[name] : undefined;
}

type Reading = { amount: number | null; currency: string | null; counterparty: string | null };

function read(request: DecisionRequest, action: ActionFacts | undefined): Reading {
  const amount = at(request, action?.amountPath);
  const currency = at(request, action?.currencyPath);
  const counterparty = at(request, action?.counterpartyPath);
  return {
    amount: typeof amount === "number" && Number.isSafeInteger(amount) && amount >= 0 ? amount : null,
    currency: typeof currency === "string" && currency ? currency : null,
    counterparty: typeof counterparty === "string" && counterparty ? counterparty : null,
  };
}

function inside(scope: Scope, request: DecisionRequest, action: ActionFacts | undefined): boolean {
  const { amount, currency, counterparty } = read(request, action);
  const any = (names: string[], name: string | null): boolean => names.some((n) => n === "*" || n === name);
  const amountFits =
    scope.maxAmountMinor === undefined ||
    !action?.amountPath ||
    (amount !== null && amount <= scope.maxAmountMinor && (scope.currency === undefined || scope.currency === currency));
  return any(scope.actions, request.action) && (!action?.counterpartyPath || any(scope.counterparties, counterparty)) && amountFits;
}

/** Age of the proof at an instant; infinite where there is none. */
function ageOf(
  spec: EvidenceSpec,
  clause: ClauseDocument,
  live: Live,
  request: DecisionRequest,
  build: BuildFacts | undefined,
  action: ActionFacts | undefined,
  t: Instant,
): number {
  const about = spec.about;
  const subject = about === undefined || about === "agent" ? null : at(request, about.path);
  const usable = live.trust.proofs.filter((proof) => {
    if (!proof.usable || proof.clause !== clause.key || proof.kind !== spec.kind) return false;
    if (proof.scope && !inside(proof.scope, request, action)) return false;
    if (about === undefined || about === "agent") return proof.subject === null && build !== undefined && proof.build === build.id;
    return (
      proof.subject?.type === about.subject &&
      (typeof subject === "string" || typeof subject === "number") &&
      subject !== "" &&
      proof.subject.id === String(subject)
    );
  });
  const sources = [...new Set(usable.map((proof) => proof.source))];
  const ages = sources.map((source) =>
    Math.min(...usable.filter((proof) => proof.source === source).map((proof) => t - Math.min(proof.observedAt, proof.receivedAt))),
  );
  return ages.sort((a, b) => a - b)[(spec.minSources ?? 1) - 1] ?? Number.POSITIVE_INFINITY;
}

function sameFamily(trigger: OpenTrigger, agent: AgentFacts, build: BuildFacts | undefined): boolean {
  if (trigger.build === null || !build) return true;
  const other = [...agent.builds.values()].find((b) => b.id === trigger.build);
  return trigger.build === build.id || trigger.build === build.family || other?.family === build.family;
}

const isTrigger = (kind: string): kind is Trigger => (TRIGGERS as readonly string[]).includes(kind);

function handMade(trigger: OpenTrigger, document: PactDocument): Action {
  if (!trigger.action || (trigger.action.do === "block" && trigger.kind === "manual")) return deny(RECOVER);
  return meaning(trigger.action, document);
}

function triggerAction(trigger: OpenTrigger, clause: ClauseDocument, document: PactDocument, t: Instant): Action {
  if (!isTrigger(trigger.kind)) return handMade(trigger, document);
  let action = consequence(clause, trigger.kind, document);
  if (trigger.baseline && action.lane > DEGRADE) action = narrow(document.defaults.degrade.constraints);
  else {
    if (trigger.action) action = both(action, meaning(trigger.action, document));
    if (trigger.kind === "repeat_failure" && clause.severity === "critical") action = deny(RECOVER);
  }
  if (trigger.actsFullyAt === null) return action;
  return t < trigger.actsFullyAt ? hold : both(hold, action);
}

const BANDS = ["none", "90", "75", "50", "below_50"];
/** Lane by band (rows) and risk (low, medium, high, unknown). */
const BAND_TABLE = ["aaaa", "aaaa", "aade", "adde", "adee"];

function bandAction(band: string, risk: string, document: PactDocument): Action {
  const letter = BAND_TABLE[BANDS.indexOf(band)]?.[["low", "medium", "high", "unknown"].indexOf(risk)];
  if (letter === "e") return { ...hold, after: [DEGRADE, CONSTRAINED] };
  return letter === "d" ? narrow(document.defaults.degrade.constraints) : nothing;
}

function selectLive(request: DecisionRequest, snapshot: Snapshot, agent: AgentFacts): { live: Live[]; trial: Live[] } {
  const named = (version: CompiledPact | null): version is CompiledPact =>
    version?.document.workflow === request.workflow && version.document.agents.includes(request.agent);
  const live: Live[] = [];
  const trial: Live[] = [];
  for (const facts of snapshot.pacts) {
    const served = facts.enforced && request.buckets(facts.id) < facts.share * 100 ? facts.enforced : facts.previous;
    const trust = facts.trust.get(agent.id) ?? { epoch: 0, proofs: [], triggers: [], bands: [], overrides: [], recovery: null };
    if (named(served)) live.push({ facts, version: served, document: served.document, trust });
    const tried = facts.shadow ?? served ?? facts.enforced;
    if (named(tried)) trial.push({ facts, version: tried, document: tried.document, trust });
  }
  const byId = (a: Live, b: Live): number => (a.facts.id < b.facts.id ? -1 : 1);
  return { live: live.sort(byId), trial: trial.sort(byId) };
}

function reasonsAt(
  request: DecisionRequest,
  snapshot: Snapshot,
  agent: AgentFacts,
  live: Live[],
  t: Instant,
  twins: ConditionTwins,
  agentOnly: boolean,
): Reason[] {
  const reasons: Reason[] = [];
  const build = request.fingerprint === null ? undefined : agent.builds.get(request.fingerprint);
  const action = snapshot.actions.get(`${request.workflow}/${request.action}`);
  const risk = action?.risk ?? "unknown";
  const add = (kind: string, what: Action, remedy: string, extra: Partial<Reason> = {}): void => {
    if (what.lane > ALLOW) reasons.push({ kind, pact: "", clause: "", trigger: "", evidence: "", hard: true, ...what, remedy, ...extra });
  };

  if (agent.suspended) add("agent_suspended", deny(RECOVER), "resume_agent");
  if (live.length === 0) {
    for (const trigger of agent.triggers)
      if (sameFamily(trigger, agent, build)) add(trigger.kind, deny(RECOVER), `close:${trigger.id}`, { trigger: trigger.id });
    add("no_pact", deny(ESCALATE), "enforce_pact");
  }
  const known = build !== undefined;
  const verified = known && build.verifiedAt !== null;
  const outside = !known || (verified && (build.verifiedScope === null || !inside(build.verifiedScope, request, action)));
  const scopeRemedy = !known || build.verifiedScope === null ? "verify_build" : "change_request:scope_change";
  let governedClauses = 0;

  for (const one of live) {
    const { document, trust, facts } = one;
    const pact = facts.id;
    const wide = agentOnly ? [] : trust.triggers.filter((tr) => tr.clause === null);
    for (const trigger of [...agent.triggers, ...wide]) {
      if (!sameFamily(trigger, agent, build)) continue;
      add(trigger.kind, isTrigger(trigger.kind) ? deny(RECOVER) : handMade(trigger, document), `close:${trigger.id}`, { pact, trigger: trigger.id });
    }
    if (agentOnly) continue;
    const expiresAt = one.version.expiresAt;
    if (expiresAt !== null && t >= expiresAt) add("pact_expired", hold, `renew_pact:${document.slug}`, { pact });
    if (facts.integrityFailed) add("integrity_failure", deny(ESCALATE), `repair_history:${document.slug}`, { pact });
    const recovery = trust.recovery;
    if (recovery && recovery.stage !== "widening_100") {
      const canary = recovery.stage !== "before_signoff" && request.buckets(recovery.id) < (recovery.stage === "widening_5" ? 500 : 2_500);
      const byLevel = { degrade: narrow(document.defaults.degrade.constraints), escalate: hold, recover: deny(RECOVER) }[recovery.level];
      add(
        "recovery_stage",
        recovery.stage === "before_signoff" ? byLevel : canary ? narrow(document.defaults.degrade.constraints) : hold,
        `recovery:${recovery.id}`,
        { pact },
      );
    }
    for (const band of trust.bands) {
      if (!build || (band.build !== build.id && band.build !== build.family)) continue;
      const now = bandAction(band.band, risk, document);
      const left = band.leavesAt !== null && t >= band.leavesAt;
      add("score_band", left ? both(now, bandAction(band.nextBand, risk, document)) : now, "raise_score", { pact, hard: false });
    }
    for (const clause of document.clauses.filter((c) => c.actions.includes(request.action))) {
      const own = { pact, clause: clause.key, hard: clause.hard };
      const wrong = [clause.appliesWhen, clause.requires].some((text) => text !== undefined && !twins[text]);
      const triggers = trust.triggers.filter((tr) => tr.clause === clause.key && sameFamily(tr, agent, build));
      const addTriggers = (): void => {
        for (const trigger of triggers) {
          const hard = !isTrigger(trigger.kind) || clause.hard || trigger.kind === "incident" || trigger.kind === "scope_change";
          add(trigger.kind, triggerAction(trigger, clause, document, t), `close:${trigger.id}`, { ...own, trigger: trigger.id, hard });
        }
      };
      if (wrong) {
        governedClauses += 1;
        add("clause_unreadable", hold, `repair:${clause.key}`, { ...own, hard: true });
        addTriggers();
        continue;
      }
      const answer = ask(clause, request, snapshot, twins);
      if (answer === "not_governed") continue;
      governedClauses += 1;
      if (answer === "error") add("condition_error", hold, `change_request:${clause.key}`, { ...own, hard: true });
      if (answer === "not_met") add("condition_not_met", consequence(clause, "condition_not_met", document), `change_request:${clause.key}`, own);
      if (outside) add("scope_change", consequence(clause, "scope_change", document), scopeRemedy, { ...own, hard: true });
      if (!verified) add("fingerprint_change", consequence(clause, "fingerprint_change", document), "verify_build", own);
      for (const spec of clause.evidence) {
        const age = ageOf(spec, clause, one, request, build, action, t);
        const window = parseDuration(spec.window) ?? 0;
        const grace = parseDuration(spec.grace ?? "PT0S") ?? 0;
        const stale = consequence(clause, "evidence_stale", document);
        const remedy = `evidence:${clause.key}:${spec.kind}`;
        if (age >= window + grace)
          add("evidence_missing", both(consequence(clause, "evidence_missing", document), stale), remedy, { ...own, evidence: spec.kind });
        else if (age >= window) add("evidence_stale", stale, remedy, { ...own, evidence: spec.kind });
      }
      addTriggers();
    }
  }
  const first = live[0];
  if (!first || agentOnly) return reasons;
  const pact = first.facts.id;
  if (risk === "unknown") add("unknown_risk", hold, "set_risk", { pact });
  if (governedClauses > 0) return reasons;
  if (risk !== "low") add("unmapped_action", hold, "change_request:unmapped_action", { pact });
  if (request.malformed.length > 0) add("condition_error", hold, "change_request:condition_error", { pact });
  if (outside) add("scope_change", hold, scopeRemedy, { pact });
  if (!verified) add("fingerprint_change", narrow(first.document.defaults.degrade.constraints), "verify_build", { pact });
  return reasons;
}

function ask(clause: ClauseDocument, request: DecisionRequest, snapshot: Snapshot, twins: ConditionTwins): "met" | "not_met" | "not_governed" | "error" {
  if (request.malformed.length > 0) return "error";
  const inputs = { args: request.args, context: request.context, params: clause.params ?? {}, lists: snapshot.counterparties };
  const say = (text: string | undefined): boolean => text === undefined || (twins[text]?.(inputs) ?? false);
  try {
    if (!say(clause.appliesWhen)) return "not_governed";
    const rank = ["claimed", "counted", "looked_up", "attested"];
    if (clause.appliesWhen !== undefined || clause.requires !== undefined) {
      for (const [path, accepted] of Object.entries(clause.accepts ?? {})) {
        const natural = path.startsWith("lists.") ? "looked_up" : path.startsWith("totals.") ? "counted" : path.startsWith("subject.") ? "attested" : "claimed";
        if (rank.indexOf(request.provenance?.[path] ?? natural) < rank.indexOf(accepted)) return "error";
      }
    }
    return say(clause.requires) ? "met" : "not_met";
  } catch {
    return "error";
  }
}

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
