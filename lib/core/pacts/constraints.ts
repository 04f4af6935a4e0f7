import { CONSTRAINT_KINDS } from "../closed-lists";
import type { Constraint } from "./pact-document";

/** Constraints with the same key limit the same thing, so the narrowest of them is the one in force. */
export function constraintKey(c: Constraint): string {
  switch (c.kind) {
    case "cap_amount":
      return `${c.kind}:${c.currency}`;
    case "cap_count":
    case "cap_rate":
      return `${c.kind}:${c.per}`;
    case "sampled_review":
      return `${c.kind}:${c.when}`;
    default:
      return c.kind;
  }
}

const common = (a: readonly string[], b: readonly string[]): string[] => a.filter((item) => b.includes(item));
const tidy = (items: readonly string[]): string[] => [...new Set(items)].sort();

/** The narrower of two constraints that share a key. */
function narrower(a: Constraint, b: Constraint): Constraint {
  if (a.kind === "cap_amount" && b.kind === "cap_amount") return a.amountMinor <= b.amountMinor ? a : b;
  if ((a.kind === "cap_count" && b.kind === "cap_count") || (a.kind === "cap_rate" && b.kind === "cap_rate")) return a.count <= b.count ? a : b;
  if (a.kind === "allow_tools" && b.kind === "allow_tools") return { kind: a.kind, tools: common(a.tools, b.tools) };
  if (a.kind === "allow_counterparties" && b.kind === "allow_counterparties")
    return { kind: a.kind, counterparties: common(a.counterparties, b.counterparties) };
  if (a.kind === "sampled_review" && b.kind === "sampled_review") {
    if (a.share !== b.share) return a.share > b.share ? a : b;
    return (a.question ?? "") <= (b.question ?? "") ? a : b;
  }
  return a;
}

function canonical(c: Constraint): Constraint {
  if (c.kind === "allow_tools") return { kind: c.kind, tools: tidy(c.tools) };
  if (c.kind === "allow_counterparties") return { kind: c.kind, counterparties: tidy(c.counterparties) };
  return c;
}

const rank = (c: Constraint): number => CONSTRAINT_KINDS.indexOf(c.kind);

/** The narrowest of each kind, in a fixed order: whoever contributed first makes no difference. */
export function intersectConstraints(all: readonly Constraint[]): Constraint[] {
  if (all.length === 0) return [];
  const byKey = new Map<string, Constraint>();
  for (const c of all) {
    const key = constraintKey(c);
    const known = byKey.get(key);
    byKey.set(key, known ? narrower(known, c) : c);
  }
  return [...byKey.entries()].sort(([ka, a], [kb, b]) => rank(a) - rank(b) || (ka < kb ? -1 : 1)).map(([, c]) => canonical(c));
}
