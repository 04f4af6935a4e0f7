import { listed, SILENCE_WORDS } from "./action-phrase";
import { type Change, moved, namesMoved, quoted, type Say } from "./change";
import { describeClause } from "./describe-clause";
import { describeLimits } from "./describe-limits";
import { parseInstant } from "./iso-instant";
import type { PactDocument, ReviewTerms } from "./pact-document";
import { sameJson } from "./same-json";
import type { Wording } from "./wording";

/**
 * What one version says differently from another, in words, in document order. Every change is `strengthens` exactly where
 * `isProvablyStrengthening` lets the author enforce the version alone. `path` is in the newer document, or in the older one
 * for what is gone.
 */
export function describeChanges(before: PactDocument, after: PactDocument, wording: Wording): Change[] {
  const changes: Change[] = [];
  const say: Say = (path, sentence, direction = "changes") => {
    changes.push({ path, sentence, direction });
  };
  describeHead(before, after, say);
  describeDefaults(before, after, wording, say);
  describeClauses(before, after, wording, say);
  return changes;
}

function describeHead(before: PactDocument, after: PactDocument, say: Say): void {
  moved(say, "title", "The title", quoted(before.title), quoted(after.title));
  moved(say, "slug", "The address", before.slug, after.slug);
  moved(say, "owner", "The owner", before.owner, after.owner);
  moved(say, "workflow", "The workflow", before.workflow, after.workflow);
  namesMoved(say, "agents", "Agents", before.agents, after.agents, "weakens");
  namesMoved(say, "counterparties", "Counterparties", before.counterparties, after.counterparties);
  moved(say, "expiresAt", "The end", before.expiresAt ?? null, after.expiresAt ?? null, endsLater(before.expiresAt, after.expiresAt) ? "weakens" : "changes");
  namesMoved(say, "lists", "Lists", Object.keys(before.lists ?? {}).sort(), Object.keys(after.lists ?? {}).sort());
  if (!sameJson(before.lists ?? {}, after.lists ?? {}) && sameJson(Object.keys(before.lists ?? {}).sort(), Object.keys(after.lists ?? {}).sort()))
    say("lists", "A list is bound to something else.");
}

function endsLater(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined) return false;
  if (after === undefined) return true;
  const [from, to] = [parseInstant(before), parseInstant(after)];
  return from !== null && to !== null && to > from;
}

function describeDefaults(before: PactDocument, after: PactDocument, wording: Wording, say: Say): void {
  describeLimits(before.defaults.degrade.constraints, after.defaults.degrade.constraints, "defaults.degrade.constraints", "In Degrade", wording, say);
  describeTerms(before.defaults.review, after.defaults.review, wording, say);
  const [from, to] = [before.defaults.recovery, after.defaults.recovery];
  moved(say, "defaults.recovery.plan", "The default recovery", from?.plan ?? null, to?.plan ?? null);
  if (from?.independentSigner !== to?.independentSigner && from !== undefined && to !== undefined)
    say(
      "defaults.recovery.independentSigner",
      to.independentSigner ? "A recovery is signed by somebody independent." : "A recovery needn't be signed by somebody independent any more.",
      to.independentSigner ? "changes" : "weakens",
    );
  else if (!sameJson(from, to) && from?.plan === to?.plan) say("defaults.recovery", "The default recovery changed.");
}

function describeTerms(before: ReviewTerms, after: ReviewTerms, wording: Wording, say: Say): void {
  const path = "defaults.review";
  moved(say, `${path}.queue`, "The review queue", before.queue, after.queue);
  moved(say, `${path}.answerWithin`, "The time to answer a review", wording.duration(before.answerWithin), wording.duration(after.answerWithin));
  if (before.answerWithin !== after.answerWithin && wording.duration(before.answerWithin) === wording.duration(after.answerWithin))
    say(`${path}.answerWithin`, "The time to answer a review is written differently.");
  namesMoved(say, `${path}.handUp`, "Hand-up of a review", before.handUp, after.handUp);
  if (before.silence !== after.silence) say(`${path}.silence`, `In a review ${SILENCE_WORDS[after.silence]} (before: ${SILENCE_WORDS[before.silence]}).`);
  namesMoved(say, `${path}.groups`, "Groups that a review needs", before.groups, after.groups, "changes", "weakens");
  moved(
    say,
    `${path}.tier`,
    "The tier of a review",
    before.tier === undefined ? null : String(before.tier),
    after.tier === undefined ? null : String(after.tier),
  );
  if (!sameJson(before.reroute, after.reroute))
    say(
      `${path}.reroute`,
      after.reroute
        ? `A review is taken over by ${after.reroute.to}${after.reroute.instructions ? ` (${quoted(after.reroute.instructions)})` : ""}.`
        : "A review is no longer taken over by somebody else.",
    );
}

function describeClauses(before: PactDocument, after: PactDocument, wording: Wording, say: Say): void {
  const old = new Map(before.clauses.map((clause) => [clause.key, clause]));
  const now = new Set(after.clauses.map((clause) => clause.key));
  if (old.size !== before.clauses.length || now.size !== after.clauses.length) {
    if (!sameJson(before.clauses, after.clauses)) say("clauses", "Two clauses share a key, so what changed in them can't be told.");
    return;
  }
  after.clauses.forEach((clause, i) => {
    const was = old.get(clause.key);
    if (was) describeClause(was, clause, `clauses[${i}]`, wording, say);
    else say(`clauses[${i}]`, `${clause.key} is new: ${quoted(clause.obligation)}`);
  });
  before.clauses.forEach((clause, i) => {
    if (!now.has(clause.key)) say(`clauses[${i}]`, `${clause.key} is gone: ${quoted(clause.obligation)}`, "weakens");
  });
  const kept = (of: PactDocument, other: ReadonlySet<string>): string[] => of.clauses.map((clause) => clause.key).filter((key) => other.has(key));
  if (!sameJson(kept(before, now), kept(after, new Set(old.keys()))))
    say("clauses", `The clauses stand in another order: ${listed(after.clauses.map((clause) => clause.key))}.`);
}
