import { LANES, SEVERITIES, TRIGGERS, type Trigger } from "../closed-lists";
import type { ActionFacts } from "../decisions/snapshot";
import type { PactId } from "../ids";
import { type CompiledPact, compilePact } from "../pacts/compile-pact";
import type { ClauseDocument, Constraint, EvidenceSpec, PactDocument, Provenance, RuntimeAction } from "../pacts/pact-document";
import { HOUR } from "../time";
import type { ConditionTwins, TwinInputs } from "./reference-meanings";
import { Seeded } from "./seeded";

/** Where generated time begins. A multiple of an hour, so that ages often fall exactly on a window's edge. */
export const EPOCH_HOUR = 500_000 * HOUR;

const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error("no such key");
  return value;
};
const isTrue = (value: unknown): boolean => value === true;
const amountOf = (inputs: TwinInputs): number => {
  const { amountMinor } = inputs.args;
  if (typeof amountMinor !== "number") throw new Error("no such key");
  return amountMinor;
};

/** Each condition twice: in CEL, and in the tests' own words. */
export const CONDITION_TWINS: ConditionTwins = {
  "context.ok == true": ({ context }) => present(context.ok) === true,
  "args.payee in lists.approved": ({ args, lists }) => lists.includes(present(args.payee) as string),
  // In CEL a true side wins over a failing one.
  "args.amountMinor <= params.limitMinor || context.ok == true": (inputs) =>
    inputs.context.ok === true || amountOf(inputs) <= (inputs.params.limitMinor as number) || isTrue(present(inputs.context.ok)),
  "context.region == 'north' && args.payee != 'evil'": ({ context, args }) => {
    if (args.payee === "evil" || (context.region !== undefined && context.region !== "north")) return false;
    return present(context.region) === "north" && present(args.payee) !== "evil";
  },
  "args.payee.matches('^[a-m]')": ({ args }) => /^[a-m]/.test(present(args.payee) as string),
};
const CONDITIONS = Object.keys(CONDITION_TWINS);
const GUARDS = ["context.ok == true", "context.region == 'north' && args.payee != 'evil'", "args.payee.matches('^[a-m]')"];

const money = {
  amountPath: "args.amountMinor",
  currencyPath: "args.currency",
  counterpartyPath: "args.payee",
  casePath: null,
  touches: ["money" as const],
  moneyMoving: true,
};
const noMoney = { amountPath: null, currencyPath: null, counterpartyPath: null, casePath: null, touches: [], moneyMoving: false };
const inFlow = { workflowId: "wfl_1", workflow: "flow" } as const;

export const WORLD_ACTIONS: readonly ActionFacts[] = [
  { id: "act_pay", ...inFlow, name: "pay", risk: "high", reversibility: "compensable", ...money },
  { id: "act_mail", ...inFlow, name: "mail", risk: "medium", reversibility: "irreversible", ...noMoney },
  { id: "act_note", ...inFlow, name: "note", risk: "low", reversibility: "reversible", ...noMoney },
  { id: "act_odd", ...inFlow, name: "odd", risk: null, reversibility: "reversible", ...noMoney },
];

const ARGS_SCHEMA = {
  type: "object",
  properties: { amountMinor: { type: "integer" }, currency: { type: "string" }, payee: { type: "string" }, vendor: { type: "string" } },
};

function constraint(r: Seeded): Constraint {
  switch (r.below(12)) {
    case 0:
      return { kind: "cap_count", count: 3 + r.below(8), per: r.pick(["PT1H", "P1D"]) };
    case 1:
      return { kind: "cap_rate", count: 4 + r.below(8), per: "PT1M" };
    case 2:
      return { kind: "allow_counterparties", counterparties: r.pick([["acme"], ["acme", "bolt"]]) };
    case 3:
      return { kind: "allow_tools", tools: r.pick([["a"], ["a", "b"], ["b"]]) };
    case 4:
      return { kind: "read_only" };
    case 5:
      return { kind: "callback_required" };
    case 6:
      return { kind: "sampled_review", share: r.pick([0.05, 0.2, 0.5]), when: "before" };
    case 7:
      return { kind: "sampled_review", share: r.pick([0.05, 0.2, 0.5]), when: "after" };
    default:
      return { kind: "cap_amount", amountMinor: r.pick([40_000, 50_000, 60_000, 200_000]), currency: r.chance(0.95) ? "EUR" : "USD" };
  }
}

const constraints = (r: Seeded): Constraint[] => Array.from({ length: 1 + r.below(2) }, () => constraint(r));
const degrade = (r: Seeded): RuntimeAction => (r.chance(0.5) ? { do: "degrade" } : { do: "degrade", constraints: constraints(r) });

function runtimeAction(r: Seeded, trigger: Trigger): RuntimeAction {
  if (trigger === "incident") return { do: "block" };
  if (trigger === "scope_change") return r.chance(0.6) ? { do: "review" } : { do: "block" };
  const roll = r.next();
  if (roll < 0.12) return { do: "allow" };
  if (roll < 0.55) return degrade(r);
  if (roll < 0.8) return r.chance(0.7) ? { do: "review" } : { do: "review", answerWithin: "PT1H", groups: ["leads"] };
  if (roll < 0.92) return { do: "block" };
  return { do: "settle", verdict: r.pick(["permit", "hold"]), instruction: "hold", release: { when: "matched", by: "P14D", else: "review" } };
}

function evidence(r: Seeded, kind: string): EvidenceSpec {
  return {
    kind,
    about: r.chance(0.2) ? { subject: "vendor", path: "args.vendor" } : "agent",
    method: "as measured",
    sources: ["s1", "s2"],
    scoring: "pass_fail",
    window: r.pick(["PT1H", "PT4H", "P1D"]),
    grace: r.pick(["PT0S", "PT30M", "PT1H"]),
    unit: "item",
    expectedPerDay: 10,
    minSources: r.chance(0.2) ? 2 : 1,
  };
}

function clause(r: Seeded, index: number): ClauseDocument {
  const hard = r.chance(0.35);
  const doc: ClauseDocument = {
    key: `C-${index + 1}`,
    obligation: "Something is so.",
    severity: r.pick(SEVERITIES),
    hard,
    actions: r.chance(0.85) ? ["pay", ...r.some(["mail", "note", "odd"], 0.3)] : r.pick([["mail"], ["note"], ["mail", "note"], ["odd"]]),
    params: { limitMinor: r.pick([40_000, 50_000, 150_000]) },
    evidence: r.pick([[], [evidence(r, "k1")], [evidence(r, "k1")], [evidence(r, "k1"), evidence(r, "k2")]]),
    owner: "team",
    cadence: "P7D",
    override: r.chance(0.7) ? { allowed: true, floor: r.chance(0.2) ? undefined : r.pick(LANES.slice(0, 3)) } : { allowed: false },
    consequences: Object.fromEntries(TRIGGERS.filter(() => r.chance(0.85)).map((trigger) => [trigger, runtimeAction(r, trigger)])),
  };
  if (r.chance(0.2)) doc.appliesWhen = r.pick(GUARDS);
  if (r.chance(0.45)) doc.requires = r.pick(CONDITIONS);
  if (r.chance(0.02)) doc.requires = "args.amountMinor <=";
  if (r.chance(0.06))
    doc.accepts = r.pick<Record<string, Provenance>>([{ "context.ok": "attested" }, { "args.payee": "claimed", "lists.approved": "looked_up" }]);
  return doc;
}

export function worldDocument(r: Seeded, slug: string): PactDocument {
  return {
    lanekeeper: "pact/v1",
    slug,
    title: "A generated pact",
    owner: "team",
    counterparties: ["acme", "bolt"],
    agents: ["bot"],
    workflow: "flow",
    lists: { approved: { from: "counterparties" } },
    defaults: { degrade: { constraints: constraints(r) }, review: { queue: "team", answerWithin: "PT15M", handUp: [], silence: "deny", groups: [] } },
    clauses: Array.from({ length: 1 + r.below(4) }, (_, i) => clause(r, i)),
  };
}

export function compileWorld(document: PactDocument, id: PactId, version = 1): CompiledPact {
  const answer = compilePact(document, { id, version, actions: WORLD_ACTIONS.map((action) => ({ ...action, argsSchema: ARGS_SCHEMA, contextSchema: null })) });
  if (!answer.ok) throw new Error("a generated pact must compile");
  return answer.value;
}

const POOL_SIZE = 240;
const pools = new Map<string, CompiledPact[]>();

/** Compiling is slow beside deciding, so worlds draw from a fixed pool of compiled pacts per id. */
export function pooledPact(r: Seeded, id: PactId): CompiledPact {
  let pool = pools.get(id);
  if (!pool) {
    const own = new Seeded(id.length * 7_919 + (id.codePointAt(5) ?? 0));
    pool = Array.from({ length: POOL_SIZE }, () => compileWorld(worldDocument(own, id.slice("pact_".length)), id));
    pools.set(id, pool);
  }
  return r.pick(pool);
}
