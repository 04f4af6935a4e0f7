import { constraintPhrase, listed } from "./action-phrase";
import { proved, quoted, type Say } from "./change";
import { constraintKey } from "./constraints";
import { constraintNarrows } from "./is-provably-strengthening";
import type { Constraint } from "./pact-document";
import { sameJson } from "./same-json";
import type { Wording } from "./wording";

/** Limits that limit the same thing are compared; the rest came or went. */
export function describeLimits(before: readonly Constraint[], after: readonly Constraint[], path: string, what: string, wording: Wording, say: Say): void {
  const old = new Map(before.map((c) => [constraintKey(c), c]));
  const now = new Map(after.map((c) => [constraintKey(c), c]));
  if (
    old.size !== before.length ||
    now.size !== after.length ||
    (old.size === now.size && [...old.keys()].every((key) => now.has(key)) && !sameJson([...old.keys()], [...now.keys()]))
  ) {
    if (!sameJson(before, after)) say(path, `${what}: ${limitsPhrase(before, wording)} becomes ${limitsPhrase(after, wording)}.`);
    return;
  }
  after.forEach((c, i) => {
    const was = old.get(constraintKey(c));
    if (was === undefined) say(`${path}[${i}]`, `${what}: ${constraintPhrase(c, wording)}, newly.`);
    else if (!sameJson(was, c))
      say(
        `${path}[${i}]`,
        `${what}: ${constraintPhrase(c, wording)} instead of ${constraintPhrase(was, wording)}.`,
        old.size === now.size ? proved(constraintNarrows(was, c), constraintNarrows(c, was)) : constraintNarrows(c, was) ? "weakens" : "changes",
      );
  });
  for (const c of before) if (!now.has(constraintKey(c))) say(path, `${what}: no longer ${constraintPhrase(c, wording)}.`, "weakens");
}

const limitsPhrase = (limits: readonly Constraint[], wording: Wording): string =>
  limits.length === 0 ? "no limit" : quoted(listed(limits.map((c) => constraintPhrase(c, wording))));
