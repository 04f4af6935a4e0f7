import { FLOORS, type Floor, LANES, type Lane, stricter, type Trigger } from "../closed-lists";
import type { Constraint, PactDocument, ReviewTerms, RuntimeAction, SettleInstruction } from "./pact-document";

/** A runtime action with every parameter filled in and its two meanings, lane and verdict floor, spelt out. */
export type ResolvedAction = {
  lane: Lane;
  floor: Floor;
  constraints: readonly Constraint[];
  settlement: SettleInstruction | null;
  review: ReviewTerms | null;
  code: string | null;
  /** What is left once a person approved the hold: nothing, or the narrowing that stood beneath it. */
  residue: { lane: Lane; floor: Floor };
};

export type PactDefaults = PactDocument["defaults"];

const NOTHING_LEFT = { lane: "allow", floor: "permit" } as const;
const plain = { constraints: [], settlement: null, review: null, code: null, residue: NOTHING_LEFT };

const ALLOW: ResolvedAction = { ...plain, lane: "allow", floor: "permit" };
const narrowed = (constraints: readonly Constraint[]): ResolvedAction => ({
  ...plain,
  lane: "degrade",
  floor: "permit_constrained",
  constraints,
  residue: { lane: "degrade", floor: "permit_constrained" },
});

export const degradeAction = (defaults: PactDefaults): ResolvedAction => narrowed(defaults.degrade.constraints);
export const holdAction = (review: ReviewTerms | null): ResolvedAction => ({ ...plain, lane: "escalate", floor: "hold", review });
export const denyAction = (lane: Lane, code: string | null = null): ResolvedAction => ({
  ...plain,
  lane,
  floor: "deny",
  code,
  residue: { lane, floor: "deny" },
});

const defined = (terms: Partial<ReviewTerms>): Partial<ReviewTerms> => Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));

/** Fills in what the clause left out from the pact's defaults. */
export function resolveAction(action: RuntimeAction, defaults: PactDefaults): ResolvedAction {
  switch (action.do) {
    case "allow":
      return ALLOW;
    case "degrade":
      return narrowed(action.constraints ?? defaults.degrade.constraints);
    case "review": {
      const { do: _, ...terms } = action;
      return holdAction({ ...defaults.review, ...defined(terms) });
    }
    case "block":
      return denyAction("escalate", action.code ?? null);
    case "settle": {
      const { do: _, verdict, ...settlement } = action;
      if (verdict === "hold") return { ...holdAction(defaults.review), settlement };
      return { ...narrowed([{ kind: "settlement_hold" }]), settlement };
    }
  }
}

/** Both at once: the stricter lane and floor, and every limit and instruction of either. */
export function joinActions(a: ResolvedAction, b: ResolvedAction): ResolvedAction {
  if (a === b) return a;
  const [high, low] = FLOORS.indexOf(b.floor) > FLOORS.indexOf(a.floor) ? [b, a] : [a, b];
  return {
    lane: stricter(LANES, a.lane, b.lane),
    floor: high.floor,
    constraints: [...high.constraints, ...low.constraints],
    settlement: high.settlement ?? low.settlement,
    review: high.review ?? low.review,
    code: high.code ?? low.code,
    residue: { lane: stricter(LANES, a.residue.lane, b.residue.lane), floor: stricter(FLOORS, a.residue.floor, b.residue.floor) },
  };
}

/** A runtime action may never be weaker than this for the trigger, whatever a document says. */
const NEVER_ALLOWED: readonly Trigger[] = ["condition_not_met", "evidence_missing", "evidence_contradictory", "drift_verified", "fingerprint_change"];

/**
 * INVARIANT: lint refuses a document below these bounds; the core keeps them all the same, so that a document that came
 * round the lint is read in its strict form.
 */
export function keepLowerBound(trigger: Trigger, action: ResolvedAction, defaults: PactDefaults): ResolvedAction {
  if (trigger === "incident") return denyAction("recover", action.code);
  if (trigger === "scope_change") return action.floor === "deny" ? action : { ...holdAction(action.review ?? defaults.review) };
  if (action.lane === "allow" && NEVER_ALLOWED.includes(trigger)) return degradeAction(defaults);
  return action;
}
