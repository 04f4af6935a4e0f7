import "server-only";
import type { ChainSummary, HistoryDetail, HistoryFilter, HistoryPage } from "@/lib/contract/history";
import type { RefusalCode } from "@/lib/contract/refusals";
import { readBody } from "@/lib/core/history/check-entry";
import { typesIn } from "@/lib/core/history/type-groups";
import { may } from "@/lib/core/members/permissions";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, standingOf } from "../auth/actor";
import { poolSql as sql } from "../db/pool-sql";
import { chainNames, findChain } from "./chains";
import { committedTexts } from "./committed-texts";
import { readEntryId } from "./entry-id";
import { relatedTo } from "./names";
import { ENTRY_COLUMNS, type EntryRecord, entryOf } from "./read-entries";
import { showEntries } from "./show-entries";

const PAGE = 50;

export const mayReadHistory = (actor: Actor): boolean => may(standingOf(actor), "history.read");

/** Entries, newest first, with the cursors of the pages before and after. */
export async function listHistory(actor: Actor, filter: HistoryFilter): Promise<Result<HistoryPage, RefusalCode>> {
  if (!mayReadHistory(actor)) return refuse("forbidden");
  const chain = filter.chain === undefined ? undefined : findChain(await chainNames(sql), filter.chain);
  if (chain === null) return ok({ rows: [], newer: null, older: null });
  const { text, values } = conditionsOf(filter, chain);
  const forward = filter.after !== undefined && filter.before === undefined;
  const found = await sql.query<EntryRecord & { id: string }>(
    `select id, ${ENTRY_COLUMNS} from history where ${text} order by id ${forward ? "asc" : "desc"} limit ${PAGE + 1}`,
    values,
  );
  const more = found.length > PAGE;
  const page = found.slice(0, PAGE);
  if (forward) page.reverse();
  const [first, last] = [page[0]?.id ?? null, page.at(-1)?.id ?? null];
  return ok({
    rows: await showEntries(sql, page.map(entryOf)),
    newer: forward ? (more ? first : null) : filter.before === undefined ? null : first,
    older: forward || more ? last : null,
  });
}

/** Ids and keys are looked for as they stand in the text, in their quotes: no index, but a page ends the scan early. */
const NAMES_IT = (parameter: string) => `position('"' || ${parameter} || '"' in body) > 0`;
const STOPPED = `(
  type in ('agent.suspended', 'trigger.opened', 'evidence.quarantined', 'exception.opened', 'build.seen', 'review.opened', 'grant.void', 'settlement.held')
  or (type = 'decision.made' and (position('"verdict":"deny"' in body) > 0 or position('"verdict":"hold"' in body) > 0))
  or (type = 'execution.reported' and position('"execution":"failed"' in body) > 0)
  or (type = 'evidence.accepted' and position('"result":"fail"' in body) > 0)
)`;

function conditionsOf(filter: HistoryFilter, chain: string | undefined): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const add = (value: unknown, condition: (parameter: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(chain, (p) => `pact_id = ${p}`);
  add(filter.group && typesIn(filter.group), (p) => `type = any(${p}::text[])`);
  if (filter.stopped) conditions.push(STOPPED);
  add(filter.actor, (p) => `actor = ${p}`);
  for (const id of [filter.agent, filter.about, filter.clause]) add(id, (p) => NAMES_IT(`${p}::text`));
  add(filter.from, (p) => `recorded_at >= ${p}::timestamptz`);
  add(filter.to, (p) => `recorded_at <= ${p}::timestamptz`);
  add(filter.before, (p) => `id < ${p}::bigint`);
  if (filter.before === undefined) add(filter.after, (p) => `id > ${p}::bigint`);
  return { text: conditions.join(" and ") || "true", values };
}

/** One entry with everything it says, and its neighbours in the chain. Null where there is none. */
export async function loadEntry(actor: Actor, id: string): Promise<Result<HistoryDetail, RefusalCode>> {
  if (!mayReadHistory(actor)) return refuse("forbidden");
  const place = readEntryId(id);
  if (!place) return refuse("not_found");
  const [record] = await sql.query<EntryRecord & { last: string }>(
    `select ${ENTRY_COLUMNS}, (select max(seq) from history where pact_id = $1) as last from history where pact_id = $1 and seq = $2`,
    [place.chain, place.seq],
  );
  if (!record) return refuse("not_found");
  const entry = entryOf(record);
  const [row] = await showEntries(sql, [entry]);
  if (!row) return refuse("not_found");
  const data = readBody(entry.body)?.data ?? null;
  return ok({
    row,
    entry,
    data,
    previous: entry.seq > 1 ? `${entry.pact}.${entry.seq - 1}` : null,
    next: entry.seq < Number(record.last) ? `${entry.pact}.${entry.seq + 1}` : null,
    private: await committedTexts(sql, data),
    related: await relatedTo(sql, entry.body),
  });
}

/** The chains there are, for choosing one and for verifying all of them. */
export async function listChains(actor: Actor): Promise<ChainSummary[]> {
  if (!mayReadHistory(actor)) return [];
  const rows = await sql.query<{ chain: string; slug: string; name: string; entries: string }>(
    `select h.pact_id as chain, coalesce(p.slug, h.pact_id) as slug, coalesce(p.title, case when h.pact_id = 'org' then 'Organisation' else h.pact_id end) as name, h.seq as entries
       from pact_head h left join pact p on p.id = h.pact_id order by (h.pact_id = 'org') desc, name`,
  );
  return rows.map((row) => ({ ...row, entries: Number(row.entries) }));
}

/** Whom and what the list can be narrowed to. */
export async function listHistoryChoices(actor: Actor): Promise<{ agents: { id: string; name: string }[]; actors: { id: string; name: string }[] }> {
  if (!mayReadHistory(actor)) return { agents: [], actors: [] };
  const agents = await sql.query<{ id: string; name: string }>("select id, name from agent order by name");
  const actors = await sql.query<{ id: string; name: string }>(
    "select id, name from (select id, name, 1 as place from member union all select id, name || ' (key)', 2 from key) a order by place, name",
  );
  return { agents, actors };
}
