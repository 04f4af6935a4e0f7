import type { Json, JsonObject } from "../json";
import type { Scope } from "../pacts/pact-document";
import type { DecisionRequest } from "./decision";
import type { ActionFacts } from "./snapshot";

/** What the registered paths of the action find in the request. Null: not there, or not of its kind. */
export type RequestFacts = {
  action: string;
  hasAmountPath: boolean;
  hasCounterpartyPath: boolean;
  /** Whole minor units, never negative. */
  amount: number | null;
  currency: string | null;
  counterparty: string | null;
};

type Inputs = Pick<DecisionRequest, "args" | "context">;

/** Paths come from registrations and pacts, so there are few of them, and the same ones are read for every request. */
const segments = new Map<string, readonly string[]>();
const MOST_REMEMBERED = 10_000;

function segmentsOf(path: string): readonly string[] {
  const known = segments.get(path);
  if (known) return known;
  if (segments.size >= MOST_REMEMBERED) segments.clear();
  const made = path.split(".");
  segments.set(path, made);
  return made;
}

/** Reads `args.a.b` or `context.a` from a request; only what the caller sent itself is found. */
export function readPath(inputs: Inputs, path: string): Json | undefined {
  const names = segmentsOf(path);
  const [root] = names;
  let at: Json | undefined = root === "args" ? inputs.args : root === "context" ? inputs.context : undefined;
  for (let i = 1; i < names.length; i++) {
    const name = names[i] as string;
    if (typeof at !== "object" || at === null || Array.isArray(at) || !Object.hasOwn(at, name)) return undefined;
    at = (at as JsonObject)[name];
  }
  return at;
}

function readText(inputs: Inputs, path: string | null): string | null {
  if (path === null) return null;
  const value = readPath(inputs, path);
  return typeof value === "string" && value !== "" ? value : null;
}

function readAmount(inputs: Inputs, path: string | null): number | null {
  if (path === null) return null;
  const value = readPath(inputs, path);
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** The id of a subject named by the request: text, or a whole number. */
export function readSubject(inputs: Inputs, path: string): string | null {
  const value = readPath(inputs, path);
  if (typeof value === "string" && value !== "") return value;
  return typeof value === "number" && Number.isSafeInteger(value) ? String(value) : null;
}

export function requestFacts(request: Inputs & { action: string }, action: ActionFacts | null): RequestFacts {
  return {
    action: request.action,
    hasAmountPath: action?.amountPath != null,
    hasCounterpartyPath: action?.counterpartyPath != null,
    amount: readAmount(request, action?.amountPath ?? null),
    currency: readText(request, action?.currencyPath ?? null),
    counterparty: readText(request, action?.counterpartyPath ?? null),
  };
}

/** A scope lists names; `*` stands for any. */
const lists = (names: readonly string[], name: string | null): boolean => names.includes("*") || (name !== null && names.includes(name));

/**
 * Whether a request lies inside a scope. What the scope limits and the request doesn't say is outside: an amount that
 * can't be read isn't small.
 */
export function insideScope(scope: Scope, facts: RequestFacts): boolean {
  if (!lists(scope.actions, facts.action)) return false;
  if (facts.hasCounterpartyPath && !lists(scope.counterparties, facts.counterparty)) return false;
  if (scope.maxAmountMinor === undefined || !facts.hasAmountPath) return true;
  if (facts.amount === null || facts.amount > scope.maxAmountMinor) return false;
  return scope.currency === undefined || scope.currency === facts.currency;
}
