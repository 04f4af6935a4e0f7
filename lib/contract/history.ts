import { z } from "zod";
import type { Lane } from "../core/closed-lists";
import type { Fault } from "../core/history/check-entry";
import type { HistoryEntry } from "../core/history/history-entry";
import { TYPE_GROUPS } from "../core/history/type-groups";

const hash = z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in hex");

/** One line of an export: the exact text of an entry, and the columns that repeat parts of it. */
export const HistoryLine = z.strictObject({
  pact: z.string().meta({ description: "The chain: a pact's id, or `org` for what belongs to no pact." }),
  seq: z.int().positive().meta({ description: "Its place in the chain, from 1, without gaps." }),
  type: z.string(),
  at: z.string(),
  actor: z.string(),
  prev: hash.meta({ description: "Hash of the entry before it; 64 zeros for the first." }),
  leaf: hash.meta({ description: "SHA-256 of a zero byte and the body." }),
  body: z.string().meta({ description: "The exact text: RFC 8785 JSON of {v, pact, seq, prev, type, at, actor, data}." }),
});
export type HistoryLine = z.output<typeof HistoryLine>;

const absent = (value: unknown) => (value === "" ? undefined : value);
const text = z
  .preprocess(
    absent,
    z
      .string()
      .trim()
      .max(200)
      .regex(/^\P{Cc}*$/u)
      .optional(),
  )
  .catch(undefined);
const cursor = z
  .preprocess(
    absent,
    z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
  )
  .catch(undefined);
/** What `datetime-local` sends, or a whole instant; without a zone it is UTC. */
const instant = z
  .preprocess(absent, z.string().max(40).optional())
  .transform((value) => {
    if (value === undefined) return undefined;
    const at = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
    return Number.isNaN(at) ? undefined : new Date(at).toISOString();
  })
  .catch(undefined);

/** What the history list can be narrowed to. It comes from the address, so what can't be read is left out, not refused. */
export const HistoryFilter = z.object({
  chain: text,
  group: z.preprocess(absent, z.enum(TYPE_GROUPS).optional()).catch(undefined),
  /** Held, denied, failed, quarantined, narrowed. */
  stopped: z
    .literal("1")
    .optional()
    .catch(undefined)
    .transform((value) => value === "1"),
  actor: text,
  /** Entries that name this id, an agent's or any other. */
  agent: text,
  about: text,
  clause: text,
  from: instant,
  to: instant,
  before: cursor,
  after: cursor,
});
export type HistoryFilter = z.output<typeof HistoryFilter>;

/** A chain by its id, as the console names it. */
export const ChainName = z.string().regex(/^(org|pact_[a-z2-7]{1,40})$/);

export const HistoryExport = z.strictObject({
  pact: z.string().min(1, "names a chain: a pact's id or slug, or org").max(200),
  after: z.coerce.number({ error: "must be the number of an entry" }).int().min(0).default(0),
  limit: z.coerce.number({ error: "must be a count" }).int().min(1).max(100_000).optional(),
});
export type HistoryExport = z.output<typeof HistoryExport>;

/** A piece of a sentence with names looked up. */
export type ShownPart =
  | { kind: "text"; text: string }
  | { kind: "name"; text: string; href?: string }
  | { kind: "lane"; lane: Lane }
  | { kind: "time"; at: string }
  | { kind: "claimed"; text: string };

export type ShownActor = { kind: "member" | "key" | "cli" | "system"; id: string; name: string };

export type HistoryRow = {
  /** `org.12`: its chain and its place there. */
  entryId: string;
  chain: string;
  chainName: string;
  seq: number;
  type: string;
  at: string;
  actor: ShownActor;
  sentence: ShownPart[];
  leaf: string;
};

export type HistoryPage = {
  rows: HistoryRow[];
  /** Cursors of the pages beside this one. */
  newer: string | null;
  older: string | null;
};

/** Text that history only commits to, as far as it is still kept. */
export type CommittedText = { path: string; commit: string; text: string | null; matches: boolean };

export type HistoryDetail = {
  row: HistoryRow;
  entry: HistoryEntry;
  data: unknown;
  previous: string | null;
  next: string | null;
  private: CommittedText[];
  /** Everything the entry names by an id, with what it is called now. */
  related: Extract<ShownPart, { kind: "name" }>[];
};

export type ChainSummary = { chain: string /** In addresses, beside the id. */; slug: string; name: string; entries: number };

/** One line of what `verify` streams: how far it is, then the verdict on every chain. */
export type VerifyLine =
  | { kind: "progress"; checked: number; all: number }
  | { kind: "report"; chains: { chain: string; entries: number; head: string | null; fault: Fault | null }[]; ms: number };
