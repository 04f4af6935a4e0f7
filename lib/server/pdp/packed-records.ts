import "server-only";
import type { Entry } from "../ledger/append";
import type { DecisionRecord } from "./decision-record";

/** What a plain decision fills in, with the types PostgreSQL gives it; what it leaves out is null or empty. */
const DECISION = {
  id: "text",
  at: "timestamptz",
  agent: "text",
  agent_id: "text",
  build_id: "text",
  workflow: "text",
  action: "text",
  action_id: "text",
  action_digest: "text",
  request_commit: "text",
  run_id: "text",
  verdict: "text",
  lane: "text",
  reason_code: "text",
  contributions: "jsonb",
  constraints: "jsonb",
  next: "jsonb",
  valid_until: "timestamptz",
  epoch: "int",
  snapshot_hash: "text",
  pact_id: "text",
  version: "int",
  also_pacts: "text[]",
  mode: "text",
  would: "jsonb",
  key_id: "text",
  amount_minor: "bigint",
  currency: "text",
  flags: "text[]",
} as const;
const ENTRY = { chain: "text", seq: "bigint", body: "text", prev: "text", leaf: "text", entry_key: "text", salt: "text", request: "text" } as const;
const FIELDS: Record<string, string> = { ...DECISION, ...ENTRY };
const NAMES = Object.keys(FIELDS);

/** Columns of `decision` that a packed record fills. */
export const DECISION_FIELDS = Object.keys(DECISION) as (keyof typeof DECISION)[];

// Control characters that JSON text can't hold, so that nothing needs escaping: reading a group as JSON took PostgreSQL longer
// than all of its inserts together.
const RECORD = "\x1e";
const FIELD = "\x1f";
const NULL = "\x1d";

/** SQL that takes a packed group apart into `d(line, c)`; `field` reads from it. */
export const UNPACK = `select l.line, string_to_array(l.text, E'\\x1f', E'\\x1d') as c
    from unnest(string_to_array($1, E'\\x1e')) with ordinality as l(text, line)`;

export const field = (name: keyof typeof DECISION | keyof typeof ENTRY): string => {
  const type = FIELDS[name];
  const at = `d.c[${NAMES.indexOf(name) + 1}]`;
  return type === "text" ? at : `${at}::${type}`;
};

/** Whether a record can travel packed: texts that callers choose freely may hold anything. */
export function isPackable({ row }: DecisionRecord): boolean {
  const free = `${row.workflow}${row.action}${row.run_id}${row.currency}`;
  return ![RECORD, FIELD, NULL].some((separator) => free.includes(separator));
}

export function packRecord({ row, request }: DecisionRecord, entry: Entry): string {
  const values: Record<string, unknown> = {
    chain: entry.pact,
    seq: entry.seq,
    body: entry.body,
    prev: entry.prev.toString("hex"),
    leaf: entry.leaf.toString("hex"),
    entry_key: entry.key,
    salt: request.salt.toString("hex"),
    request: request.value,
  };
  return NAMES.map((name) => pack(values[name] ?? row[name], FIELDS[name])).join(FIELD);
}

export const packLines = (lines: readonly string[]): string => lines.join(RECORD);

function pack(value: unknown, type: string | undefined): string {
  if (value === null || value === undefined) return NULL;
  if (type === "jsonb") return JSON.stringify(value);
  if (type === "text[]") return `{${(value as string[]).join(",")}}`;
  return String(value);
}
