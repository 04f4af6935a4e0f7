import { moved, namesMoved, proved, quoted, type Say } from "./change";
import { evidenceStrengthens } from "./is-provably-strengthening";
import type { ClauseDocument, EvidenceSpec } from "./pact-document";
import { sameJson } from "./same-json";
import type { Wording } from "./wording";

/** What a clause asks to be proved, proof by proof. */
export function describeProofs(before: ClauseDocument, after: ClauseDocument, path: string, wording: Wording, say: Say): void {
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
    const only = (length: string): EvidenceSpec => ({ ...before, [field]: length });
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
