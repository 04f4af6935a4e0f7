import { FLOORS, type Floor, LANES, type Lane, stricter } from "../closed-lists";
import type { Contribution } from "../decisions/decision";
import { constraintPhrase, listed } from "../pacts/action-phrase";
import type { CompiledPact } from "../pacts/compile-pact";
import { intersectConstraints } from "../pacts/constraints";
import type { Constraint } from "../pacts/pact-document";
import type { Wording } from "../pacts/wording";

/** What is left of an agent's authority over some actions, with nobody asking about a single case. */
export type ActionAuthority = {
  actions: string[];
  lane: Lane;
  floor: Floor;
  constraints: Constraint[];
  /** Whom a held action waits for. */
  queue: string | null;
  /** What goes ahead still has conditions of its own to meet, request by request. */
  conditional: boolean;
};

/** What a delegation's reasons leave for each action of the pact, strictest first. A reason without a clause bears on all of them. */
export function authorityOf(pact: Pick<CompiledPact, "clausesByAction">, contributions: readonly Contribution[]): ActionAuthority[] {
  const groups = new Map<string, ActionAuthority>();
  for (const [action, clauses] of pact.clausesByAction) {
    const bearing = contributions.filter((c) => c.clause === null || clauses.some(({ key }) => key === c.clause));
    const left = authorityUnder(bearing);
    const authority = { ...left, conditional: left.floor === "permit" && clauses.some(({ conditions }) => conditions.get(action)?.requires != null) };
    const key = JSON.stringify(authority);
    const group = groups.get(key);
    if (group) group.actions.push(action);
    else groups.set(key, { actions: [action], ...authority });
  }
  return [...groups.values()].sort((a, b) => FLOORS.indexOf(b.floor) - FLOORS.indexOf(a.floor) || LANES.indexOf(b.lane) - LANES.indexOf(a.lane));
}

function authorityUnder(bearing: readonly Contribution[]): Omit<ActionAuthority, "actions" | "conditional"> {
  const floor = bearing.reduce<Floor>((worst, c) => stricter(FLOORS, worst, c.effectiveFloor), "permit");
  return {
    lane: bearing.reduce<Lane>((worst, c) => stricter(LANES, worst, c.effectiveLane), "allow"),
    floor,
    constraints: floor === "permit_constrained" ? intersectConstraints(bearing.flatMap((c) => c.constraints)) : [],
    queue: floor === "hold" ? (bearing.find((c) => c.effectiveFloor === "hold")?.review?.queue ?? null) : null,
  };
}

function effect({ floor, constraints, queue, conditional }: ActionAuthority, wording: Wording): string {
  switch (floor) {
    case "deny":
      return "is denied";
    case "hold":
      return `waits for ${queue ?? "a person"}`;
    case "permit_constrained":
      return constraints.length === 0 ? "goes ahead, narrowed" : `goes ahead with limits (${listed(constraints.map((c) => constraintPhrase(c, wording)))})`;
    case "permit":
      return conditional ? "goes ahead without a person where its conditions are met" : "goes ahead without a person";
  }
}

/** How much the agent may do right now, in a few words. Names of actions stay as they are written. */
export function authoritySentence(groups: readonly ActionAuthority[], wording: Wording): string {
  const [only] = groups;
  if (only === undefined) return "The pact governs no action.";
  if (groups.length === 1) return `Everything ${effect(only, wording)}.`;
  return groups.map((group) => `${firstUpper(effect(group, wording))}: ${listed(group.actions)}.`).join(" ");
}

const firstUpper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
