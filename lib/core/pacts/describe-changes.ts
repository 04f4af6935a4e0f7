import { isStricter, LANES, TRIGGERS } from "../closed-lists";
import type { Json } from "../json";
import { actionPhrase, constraintPhrase, listed, percent, SILENCE_WORDS, triggerName } from "./action-phrase";
import { constraintKey } from "./constraints";
import { actionStrengthens, constraintNarrows, evidenceStrengthens, loweringNarrows } from "./is-provably-strengthening";
import { parseInstant } from "./iso-instant";
import type { ClauseDocument, Constraint, EvidenceSpec, PactDocument, Provenance, ReviewTerms } from "./pact-document";
import { sameJson } from "./same-json";
import type { Wording } from "./wording";

/** `strengthens` only where it is proved that nothing gets wider; `weakens` where authority plainly grows; else `changes`. */
export type ChangeDirection = "strengthens" | "weakens" | "changes";
export type Change = { path: string; sentence: string; direction: ChangeDirection };

type Say = (path: string, sentence: string, direction?: ChangeDirection) => void;

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

/** A proof in one direction is a proof of the opposite in the other. */
const proved = (narrower: boolean, wider: boolean): ChangeDirection => (narrower ? "strengthens" : wider ? "weakens" : "changes");

const quoted = (text: string): string => `“${text}”`;

function moved(say: Say, path: string, what: string, from: string | null, to: string | null, direction: ChangeDirection = "changes"): void {
  if (from === to) return;
  if (from === null) say(path, `${what} is now ${to}.`, direction);
  else if (to === null) say(path, `${what} is no longer stated (it was ${from}).`, direction);
  else say(path, `${what} goes from ${from} to ${to}.`, direction);
}

function namesMoved(
  say: Say,
  path: string,
  what: string,
  before: readonly string[],
  after: readonly string[],
  added: ChangeDirection = "changes",
  removed: ChangeDirection = "changes",
): void {
  const gained = after.filter((name) => !before.includes(name));
  const lost = before.filter((name) => !after.includes(name));
  if (gained.length > 0) say(path, `${what}: ${listed(gained)} added.`, added);
  if (lost.length > 0) say(path, `${what}: ${listed(lost)} removed.`, removed);
  if (gained.length === 0 && lost.length === 0 && !sameJson(before, after)) say(path, `${what}: now in the order ${listed(after)}.`);
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

/** Limits that limit the same thing are compared; the rest came or went. */
function describeLimits(before: readonly Constraint[], after: readonly Constraint[], path: string, what: string, wording: Wording, say: Say): void {
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

function describeClause(before: ClauseDocument, after: ClauseDocument, path: string, wording: Wording, say: Say): void {
  const { key } = after;
  const at = (field: string): string => `${path}.${field}`;
  moved(say, at("obligation"), `${key}: the obligation`, quoted(before.obligation), quoted(after.obligation));
  moved(say, at("severity"), `${key}: the severity`, before.severity, after.severity);
  if (before.hard !== after.hard)
    say(at("hard"), after.hard ? `${key} is a red line now: no override passes it.` : `${key} is no longer a red line.`, after.hard ? "changes" : "weakens");
  namesMoved(say, at("actions"), `${key}, actions`, before.actions, after.actions);
  moved(say, at("appliesWhen"), `${key}: the guard`, code(before.appliesWhen), code(after.appliesWhen));
  moved(say, at("requires"), `${key}: the condition`, code(before.requires), code(after.requires), after.requires === undefined ? "weakens" : "changes");
  describeParams(before, after, path, wording, say);
  describeAccepts(before, after, path, say);
  if (!sameJson(before.waivers ?? [], after.waivers ?? []))
    say(
      at("waivers"),
      after.waivers?.length
        ? `${key}, waived: ${listed(after.waivers.map(({ lint, reason }) => `${lint} (${quoted(reason)})`))}.`
        : `${key}: nothing is waived any more.`,
    );
  else if (!sameJson(before.waivers, after.waivers)) say(at("waivers"), `${key}: the waivers are written differently.`);
  describePromise(before, after, path, say);
  moved(say, at("baseline"), `${key}: the baseline`, before.baseline ?? null, after.baseline ?? null);
  moved(say, at("repeat"), `${key}: the repeat rule`, repeatWords(before), repeatWords(after));
  describeProofs(before, after, path, wording, say);
  moved(say, at("owner"), `${key}: the owner`, before.owner, after.owner);
  if (before.cadence !== after.cadence)
    say(at("cadence"), `${key}: the owner looks at it every ${wording.duration(after.cadence)} (before: ${wording.duration(before.cadence)}).`);
  describeOverride(before, after, path, say);
  for (const trigger of TRIGGERS) {
    const [from, to] = [before.consequences[trigger], after.consequences[trigger]];
    if (sameJson(from, to)) continue;
    say(
      at(`consequences.${trigger}`),
      `${key}, ${triggerName(trigger)}: ${quoted(actionPhrase(from, wording))} becomes ${quoted(actionPhrase(to, wording))}.`,
      proved(actionStrengthens(from, to), actionStrengthens(to, from)),
    );
  }
  if (!sameJson(before.recovery, after.recovery)) say(at("recovery"), `${key}: ${recoveryWords(after, wording)} (before: ${recoveryWords(before, wording)}).`);
}

const code = (source: string | undefined): string | null => (source === undefined ? null : quoted(source));
const repeatWords = ({ repeat }: ClauseDocument): string | null => (repeat ? `${repeat.consecutive} in a row or ${repeat.of20} of 20` : null);

function describeParams(before: ClauseDocument, after: ClauseDocument, path: string, wording: Wording, say: Say): void {
  const [from, to] = [before.params ?? {}, after.params ?? {}];
  const words = (value: Json | undefined): string => (typeof value === "number" ? wording.number(value) : JSON.stringify(value));
  for (const [name, value] of Object.entries(to)) {
    if (!Object.hasOwn(from, name)) say(`${path}.params.${name}`, `${after.key}: the parameter ${name} is new, at ${words(value)}.`);
    else if (!sameJson(from[name], value))
      say(
        `${path}.params.${name}`,
        `${after.key}: ${name} goes from ${words(from[name])} to ${words(value)}.`,
        proved(loweringNarrows(before, name, from[name], value), loweringNarrows(before, name, value, from[name])),
      );
  }
  for (const name of Object.keys(from)) if (!Object.hasOwn(to, name)) say(`${path}.params`, `${after.key}: the parameter ${name} is gone.`);
  if (!sameJson(before.params, after.params) && sameJson(from, to)) say(`${path}.params`, `${after.key}: the parameters are written differently.`);
}

const PROVENANCE_ORDER: readonly Provenance[] = ["claimed", "counted", "looked_up", "attested"];

function describeAccepts(before: ClauseDocument, after: ClauseDocument, path: string, say: Say): void {
  const [from, to] = [before.accepts ?? {}, after.accepts ?? {}];
  for (const input of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [was, is] = [from[input] ?? null, to[input] ?? null];
    const weaker = was !== null && (is === null || isStricter(PROVENANCE_ORDER, was, is));
    moved(say, `${path}.accepts.${input}`, `${after.key}: where ${input} must come from`, was, is, weaker ? "weakens" : "changes");
  }
  if (!sameJson(before.accepts, after.accepts) && sameJson(from, to)) say(`${path}.accepts`, `${after.key}: what is accepted is written differently.`);
}

function describePromise(before: ClauseDocument, after: ClauseDocument, path: string, say: Say): void {
  const rate = ({ promise }: ClauseDocument): string | null => (promise ? percent(promise.rate) : null);
  const drop = ({ promise }: ClauseDocument): string | null => (promise?.deltaC === undefined ? null : percent(promise.deltaC));
  const lower = before.promise !== undefined && (after.promise === undefined || after.promise.rate < before.promise.rate);
  moved(say, `${path}.promise.rate`, `${after.key}: the promise`, rate(before), rate(after), lower ? "weakens" : "changes");
  moved(say, `${path}.promise.deltaC`, `${after.key}: the drop that clears a suspicion`, drop(before), drop(after));
}

function describeProofs(before: ClauseDocument, after: ClauseDocument, path: string, wording: Wording, say: Say): void {
  const old = new Map(before.evidence.map((spec) => [spec.kind, spec]));
  const now = new Set(after.evidence.map((spec) => spec.kind));
  const { key } = after;
  if (old.size !== before.evidence.length || now.size !== after.evidence.length) {
    if (!sameJson(before.evidence, after.evidence)) say(`${path}.evidence`, `${key}: two proofs share a kind, so what changed in them can't be told.`);
    return;
  }
  after.evidence.forEach((spec, i) => {
    const was = old.get(spec.kind);
    if (was) describeProof(was, spec, `${path}.evidence[${i}]`, `${key}, ${spec.kind}`, wording, say);
    else say(`${path}.evidence[${i}]`, `${key}: ${spec.kind} is asked for, newly, at most ${wording.duration(spec.window)} old.`);
  });
  for (const spec of before.evidence) if (!now.has(spec.kind)) say(`${path}.evidence`, `${key}: ${spec.kind} is no longer asked for.`, "weakens");
  const order = (specs: readonly EvidenceSpec[], other: (kind: string) => boolean): string[] => specs.map((spec) => spec.kind).filter(other);
  if (
    !sameJson(
      order(before.evidence, (kind) => now.has(kind)),
      order(after.evidence, (kind) => old.has(kind)),
    )
  )
    say(`${path}.evidence`, `${key}: the proofs stand in another order.`);
}

function describeProof(before: EvidenceSpec, after: EvidenceSpec, path: string, what: string, wording: Wording, say: Say): void {
  for (const field of ["window", "grace"] as const) {
    const [from, to] = [before[field] ?? "PT0S", after[field] ?? "PT0S"];
    if (before[field] === after[field]) continue;
    const only = (with_: string): EvidenceSpec => ({ ...before, [field]: with_ });
    const [words, next] = [wording.duration(from), wording.duration(to)];
    const narrower = evidenceStrengthens(before, only(to));
    say(
      `${path}.${field}`,
      words === next ? `${what}: the ${field} is written differently.` : `${what}: the ${field} goes from ${words} to ${next}.`,
      proved(narrower, evidenceStrengthens(only(to), before)),
    );
  }
  moved(say, `${path}.method`, `${what}: the method`, quoted(before.method), quoted(after.method));
  namesMoved(say, `${path}.sources`, `${what}, sources`, before.sources, after.sources, "weakens");
  if (!sameJson(before.about, after.about))
    say(
      `${path}.about`,
      `${what}: the proof is now about ${after.about === undefined || after.about === "agent" ? "the agent" : `${after.about.subject} in ${after.about.path}`}.`,
    );
  moved(say, `${path}.scoring`, `${what}: the scoring`, before.scoring, after.scoring);
  numberMoved(say, `${path}.passMark`, `${what}: the pass mark`, before.passMark, after.passMark, wording);
  numberMoved(say, `${path}.minSources`, `${what}: the number of sources needed`, before.minSources, after.minSources, wording);
  moved(say, `${path}.unit`, `${what}: the unit`, before.unit, after.unit);
  moved(say, `${path}.expectedPerDay`, `${what}: how many are expected a day`, wording.number(before.expectedPerDay), wording.number(after.expectedPerDay));
  if (before.maxBackdate !== after.maxBackdate)
    say(
      `${path}.maxBackdate`,
      after.maxBackdate ? `${what}: backdating goes back at most ${wording.duration(after.maxBackdate)}.` : `${what}: backdating is as usual.`,
    );
}

function numberMoved(say: Say, path: string, what: string, before: number | undefined, after: number | undefined, wording: Wording): void {
  const words = (value: number | undefined): string | null => (value === undefined ? null : wording.number(value));
  moved(say, path, what, words(before), words(after), before !== undefined && (after === undefined || after < before) ? "weakens" : "changes");
}

function describeOverride(before: ClauseDocument, after: ClauseDocument, path: string, say: Say): void {
  if (sameJson(before.override, after.override)) return;
  const words = ({ override }: ClauseDocument): string =>
    override?.allowed ? `overrides may lower it to ${override.floor ?? "degrade"}` : "no override is allowed";
  const floor = ({ override }: ClauseDocument) => (override?.allowed ? (override.floor ?? "degrade") : "recover");
  say(
    `${path}.override`,
    words(before) === words(after) ? `${after.key}: the override rule is written differently.` : `${after.key}: ${words(after)} (before: ${words(before)}).`,
    isStricter(LANES, floor(before), floor(after)) ? "weakens" : "changes",
  );
}

function recoveryWords({ recovery }: ClauseDocument, wording: Wording): string {
  if (recovery === undefined) return "recovers as the pact says";
  const { passes, soak, signers } = recovery;
  const plan =
    passes.plan === "fixed" ? `${wording.number(passes.n)} passes` : `the e-plan${passes.pB === undefined ? "" : ` with a bad edge of ${percent(passes.pB)}`}`;
  return `recovers after ${plan}${soak ? `, a soak of ${wording.duration(soak)}` : ""}${signers?.length ? `, signed by ${listed(signers)}` : ""}`;
}
