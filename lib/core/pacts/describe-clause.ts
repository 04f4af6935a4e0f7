import { isStricter, LANES, TRIGGERS } from "../closed-lists";
import type { Json } from "../json";
import { actionPhrase, listed, percent, triggerName } from "./action-phrase";
import { moved, namesMoved, proved, quoted, type Say } from "./change";
import { describeProofs } from "./describe-proofs";
import { actionStrengthens, loweringNarrows } from "./is-provably-strengthening";
import type { ClauseDocument, Provenance } from "./pact-document";
import { sameJson } from "./same-json";
import type { Wording } from "./wording";

/** One clause in two versions, under the same key. */
export function describeClause(before: ClauseDocument, after: ClauseDocument, path: string, wording: Wording, say: Say): void {
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
