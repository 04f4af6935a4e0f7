import type { Lane } from "../closed-lists";
import type { EventType } from "../ledger/event-data";
import type { HistoryEvent } from "../ledger/history-event";
import type { IsoInstant } from "../time";

/** What a sentence can name by its id; whoever shows it looks the name up, and links to it where there is a page. */
export const NAMED = [
  "actor",
  "agent",
  "build",
  "decision",
  "evidence",
  "grant",
  "key",
  "member",
  "pact",
  "review",
  "settlement",
  "source",
  "team",
  "trigger",
  "version",
] as const;
export type Named = (typeof NAMED)[number];

/** A piece of a sentence. `claimed` is text from outside, an agent's or a source's: it is shown as theirs, never as ours. */
export type SentencePart =
  | string
  | { kind: "ref"; of: Named; id: string }
  | { kind: "lane"; lane: Lane }
  | { kind: "time"; at: IsoInstant }
  | { kind: "money"; minor: number; currency: string }
  | { kind: "claimed"; text: string };

export type Sentence = readonly SentencePart[];

/** Tells one entry in a sentence; who did it stands beside it and isn't repeated. */
export type Describe<T extends EventType> = { readonly [K in T]: (event: HistoryEvent<K>) => Sentence };

/** `` sentence`${agent(id)} was registered.` `` */
export function sentence(texts: TemplateStringsArray, ...parts: readonly (Sentence | SentencePart)[]): Sentence {
  const all: SentencePart[] = [];
  const add = (part: SentencePart) => {
    const last = all.at(-1);
    if (typeof part === "string" && typeof last === "string") all[all.length - 1] = last + part;
    else if (part !== "") all.push(part);
  };
  texts.forEach((text, index) => {
    add(text);
    const part = parts[index];
    if (part !== undefined) for (const piece of isSentence(part) ? part : [part]) add(piece);
  });
  return all;
}

const isSentence = (part: Sentence | SentencePart): part is Sentence => Array.isArray(part);

export const named = (of: Named, id: string): SentencePart => ({ kind: "ref", of, id });
export const inLane = (lane: Lane): SentencePart => ({ kind: "lane", lane });
export const at = (instant: IsoInstant): SentencePart => ({ kind: "time", at: instant });
export const claimed = (text: string): SentencePart => ({ kind: "claimed", text });
export const amount = (minor: number, currency: string): SentencePart => ({ kind: "money", minor, currency });

/** `C-1`, `C-1 and C-3`, `C-1, C-2 and C-3`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** `approved_with_conditions` as a person reads it. */
export const spaced = (code: string): string => code.replaceAll("_", " ");
