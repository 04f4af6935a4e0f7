import type { Scope } from "../pacts/pact-document";

const ANY = "*";

function meetNames(a: readonly string[], b: readonly string[]): string[] {
  if (a.includes(ANY)) return [...b];
  return b.includes(ANY) ? [...a] : a.filter((name) => b.includes(name));
}

/** What both scopes cover. Null covers everything. */
export function meetScopes(a: Scope | null, b: Scope | null): Scope | null {
  if (a === null || b === null) return a ?? b;
  const names = { tools: meetNames(a.tools, b.tools), counterparties: meetNames(a.counterparties, b.counterparties) };
  if (a.maxAmountMinor === undefined && b.maxAmountMinor === undefined) return { actions: meetNames(a.actions, b.actions), ...names };
  const maxAmountMinor = Math.min(a.maxAmountMinor ?? Number.POSITIVE_INFINITY, b.maxAmountMinor ?? Number.POSITIVE_INFINITY);
  const [first, second] = [a, b].filter((scope) => scope.maxAmountMinor !== undefined).map((scope) => scope.currency);
  // Limits in two currencies have no amount in common.
  if (first !== undefined && second !== undefined && first !== second) return { actions: [], ...names };
  const currency = first ?? second;
  return { actions: meetNames(a.actions, b.actions), ...names, maxAmountMinor, ...(currency === undefined ? {} : { currency }) };
}
