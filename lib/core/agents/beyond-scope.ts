import type { Scope } from "../pacts/pact-document";

const beyond = (inner: readonly string[], outer: readonly string[]): string[] => (outer.includes("*") ? [] : inner.filter((name) => !outer.includes(name)));

/** Where `inner` reaches beyond `outer`, by field, in sentences. Empty: it lies inside. `*` stands for any name. */
export function beyondScope(inner: Scope, outer: Scope): Record<string, string> {
  const found: Record<string, string> = {};
  for (const field of ["actions", "tools", "counterparties"] as const) {
    const names = beyond(inner[field], outer[field]);
    if (names.length > 0) found[field] = `${names.map((name) => (name === "*" ? "* (any)" : name)).join(", ")}: not in the declared scope`;
  }
  if (outer.maxAmountMinor === undefined) return found;
  if (inner.maxAmountMinor === undefined) found.maxAmountMinor = "names no limit, and the declared scope has one";
  else if (inner.maxAmountMinor > outer.maxAmountMinor) found.maxAmountMinor = "is above the declared limit";
  if (outer.currency !== undefined && inner.currency !== outer.currency) found.currency = `isn't the declared currency ${outer.currency}`;
  return found;
}
