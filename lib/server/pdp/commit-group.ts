import "server-only";
import type pg from "pg";
import type { ChainId } from "@/lib/core/ledger/history-event";
import { type Heads, nextEntry } from "../ledger/append";
import { type ChainHead, GENESIS } from "../ledger/history-body";
import type { DecisionRecord } from "./decision-record";
import { DECISION_FIELDS, field, packLines, packRecord, UNPACK } from "./packed-records";

/**
 * One statement, one round trip, one commit. It writes everything or nothing: nothing where a chain has grown meanwhile (its
 * head isn't the expected one), where decisions rest on a newer state (the fence), or where a hold or an unused grant for one
 * of the actions is open. READ COMMITTED takes its view as the statement starts, so whatever committed before a request
 * arrived is seen here; and the lock on the heads makes whoever appends wait.
 */
const COMMIT_GROUP = {
  name: "commit-decisions",
  text: `with d as materialized (
    ${UNPACK}
  ), locked as materialized (
    select pact_id, seq, head from pact_head where pact_id = any($2::text[]) order by pact_id for update
  ), fence as materialized (
    select version::text as version from snapshot_head
  ), busy as materialized (
    select action_digest from review where status in ('open', 'approved_pending') and action_digest = any($5::text[])
    union select action_digest from approval_grant where used_at is null and voided_at is null and action_digest = any($5::text[])
  ), agreed as materialized (
    select f.version = $4 and not exists (select 1 from busy)
      and (select count(*) from locked l join unnest($2::text[], $3::bigint[]) as n(pact, seq) on n.pact = l.pact_id and n.seq = l.seq) = cardinality($2::text[]) as ok
    from fence f
  ), texts as (
    insert into private_text (commit, salt, value)
      select decode(${field("request_commit")}, 'hex'), decode(${field("salt")}, 'hex'), ${field("request")} from d, agreed where agreed.ok
  ), entries as (
    insert into history (pact_id, seq, type, body, prev, leaf, recorded_at, actor, idempotency_key)
      select ${field("chain")}, ${field("seq")}, 'decision.made', ${field("body")}, decode(${field("prev")}, 'hex'), decode(${field("leaf")}, 'hex'),
        ${field("at")}, ${field("key_id")}, ${field("entry_key")} from d, agreed where agreed.ok order by d.line
  ), heads as (
    update pact_head h set seq = n.seq, head = decode(n.head, 'hex')
      from unnest($6::text[], $7::bigint[], $8::text[]) as n(pact, seq, head), agreed where h.pact_id = n.pact and agreed.ok
  ), decisions as (
    insert into decision (${DECISION_FIELDS.join(", ")})
      select ${DECISION_FIELDS.map((name) => (name === "request_commit" ? `decode(${field(name)}, 'hex')` : field(name))).join(", ")} from d, agreed where agreed.ok
  )
  select agreed.ok, fence.version, (select coalesce(json_agg(action_digest), '[]') from busy) as busy,
    (select coalesce(json_agg(json_build_object('chain', pact_id, 'seq', seq::text, 'head', encode(head, 'hex'))), '[]') from locked) as heads
  from agreed, fence`,
} as const;

type Row = { ok: boolean; version: string; busy: string[]; heads: { chain: ChainId; seq: string; head: string }[] };

export type GroupAnswer = {
  ok: boolean /** The state that decisions rest on now. */;
  version: string /** Digests of actions that wait or were approved. */;
  busy: Set<string> /** As they stand now. */;
  heads: Heads;
};

/** Every record stands in one chain and was decided on `version`. */
export async function commitGroup(client: pg.Client, records: readonly DecisionRecord[], version: string, known: Heads): Promise<GroupAnswer> {
  const chains = [...new Set(records.map((record) => record.entries[0].draft.chain))].sort();
  // A chain this process hasn't met is taken to be empty; the statement says where it really stands.
  const next: Heads = new Map(chains.map((chain) => [chain, known.get(chain) ?? { chain, seq: 0n, head: GENESIS }]));
  const from = chains.map((chain) => String(next.get(chain)?.seq ?? 0));
  const lines = records.map((record) => {
    const { draft, data } = record.entries[0];
    const entry = nextEntry(draft, data, next);
    return packRecord(record, entry);
  });
  const moved = chains.map((chain) => next.get(chain) as ChainHead);
  const { rows: answers } = await client.query<Row>({
    ...COMMIT_GROUP,
    values: [
      packLines(lines),
      chains,
      from,
      version,
      [...new Set(records.map((record) => record.actionDigest))],
      chains,
      moved.map((head) => head.seq.toString()),
      moved.map((head) => head.head.toString("hex")),
    ],
  });
  const [answer] = answers;
  if (!answer) throw new Error("The recording statement said nothing.");
  const heads: Heads = new Map(
    answer.ok
      ? moved.map((head) => [head.chain, head])
      : answer.heads.map(({ chain, seq, head }) => [chain, { chain, seq: BigInt(seq), head: Buffer.from(head, "hex") }]),
  );
  return { ok: answer.ok, version: answer.version, busy: new Set(answer.busy), heads };
}
