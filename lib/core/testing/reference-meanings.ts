import { type Severity, TRIGGERS, type Trigger } from "../closed-lists";
import type { OpenTrigger, PactFacts, TrustFacts } from "../decisions/snapshot";
import type { Json } from "../json";
import type { CompiledPact } from "../pacts/compile-pact";
import type { ClauseDocument, Constraint, PactDocument, RuntimeAction } from "../pacts/pact-document";
import type { Instant } from "../time";

/** What a condition says, in the tests' own words instead of CEL's. Throws where CEL would. A text without an entry can't be compiled. */
export type ConditionTwins = Readonly<Record<string, (inputs: TwinInputs) => boolean>>;
export type TwinInputs = { args: Record<string, Json>; context: Record<string, Json>; params: Record<string, Json>; lists: readonly string[] };

export type Reason = {
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
export type Action = Pick<Reason, "lane" | "floor" | "limits" | "after">;
export type Live = { facts: PactFacts; version: CompiledPact; document: PactDocument; trust: TrustFacts };

export const [ALLOW, DEGRADE, ESCALATE, RECOVER] = [0, 1, 2, 3] as [number, number, number, number];
export const [PERMIT, CONSTRAINED, HOLD, DENY] = [0, 1, 2, 3] as [number, number, number, number];

const DEFAULTS: Record<Severity, Record<Trigger, "allow" | "degrade" | "review" | "block">> = (() => {
  const row = (words: string) => Object.fromEntries(words.split(" ").map((word, i) => [TRIGGERS[i], { d: "degrade", r: "review", b: "block" }[word]]));
  return {
    critical: row("b r r r b d r b r b r"),
    high: row("r r r r r d r r r b r"),
    medium: row("r d d d d d r r d b d"),
    low: row("d d d d d d d r d b d"),
  } as Record<Severity, Record<Trigger, "allow" | "degrade" | "review" | "block">>;
})();

export const deny = (lane: number): Action => ({ lane, floor: DENY, limits: [], after: [lane, DENY] });
export const hold: Action = { lane: ESCALATE, floor: HOLD, limits: [], after: [ALLOW, PERMIT] };
export const narrow = (limits: Constraint[]): Action => ({ lane: DEGRADE, floor: CONSTRAINED, limits, after: [DEGRADE, CONSTRAINED] });
const nothing: Action = { lane: ALLOW, floor: PERMIT, limits: [], after: [ALLOW, PERMIT] };

function meaning(action: RuntimeAction, document: PactDocument): Action {
  if (action.do === "allow") return nothing;
  if (action.do === "degrade") return narrow(action.constraints ?? document.defaults.degrade.constraints);
  if (action.do === "review") return hold;
  if (action.do === "block") return deny(ESCALATE);
  return action.verdict === "hold" ? hold : narrow([{ kind: "settlement_hold" }]);
}

export function both(a: Action, b: Action): Action {
  return {
    lane: Math.max(a.lane, b.lane),
    floor: Math.max(a.floor, b.floor),
    limits: [...a.limits, ...b.limits],
    after: [Math.max(a.after[0], b.after[0]), Math.max(a.after[1], b.after[1])],
  };
}

export function consequence(clause: ClauseDocument, trigger: Trigger, document: PactDocument): Action {
  if (trigger === "incident") return deny(RECOVER);
  const action = meaning(clause.consequences[trigger] ?? { do: DEFAULTS[clause.severity][trigger] }, document);
  if (trigger === "scope_change") return action.floor === DENY ? action : hold;
  const never = ["condition_not_met", "evidence_missing", "evidence_contradictory", "drift_verified", "fingerprint_change"].includes(trigger);
  return never && action.lane === ALLOW ? narrow(document.defaults.degrade.constraints) : action;
}

export const isTrigger = (kind: string): kind is Trigger => (TRIGGERS as readonly string[]).includes(kind);

export function handMade(trigger: OpenTrigger, document: PactDocument): Action {
  if (!trigger.action || (trigger.action.do === "block" && trigger.kind === "manual")) return deny(RECOVER);
  return meaning(trigger.action, document);
}

export function triggerAction(trigger: OpenTrigger, clause: ClauseDocument, document: PactDocument, t: Instant): Action {
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

export function bandAction(band: string, risk: string, document: PactDocument): Action {
  const letter = BAND_TABLE[BANDS.indexOf(band)]?.[["low", "medium", "high", "unknown"].indexOf(risk)];
  if (letter === "e") return { ...hold, after: [DEGRADE, CONSTRAINED] };
  return letter === "d" ? narrow(document.defaults.degrade.constraints) : nothing;
}
