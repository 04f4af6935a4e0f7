import "server-only";
import type { HistoryRow } from "@/lib/contract/history";
import { readBody } from "@/lib/core/history/check-entry";
import { describeEvent } from "@/lib/core/history/describe-event";
import type { HistoryEntry } from "@/lib/core/history/history-entry";
import type { Sentence } from "@/lib/core/history/sentence";
import type { HistoryEvent } from "@/lib/core/ledger/history-event";
import type { Sql } from "../db/sql";
import { entryId } from "./entry-id";
import { actorOf, idsIn, loadNames, showSentence } from "./names";

/** Entries as a person reads them: told in a sentence, with everything named. */
export async function showEntries(sql: Sql, entries: readonly HistoryEntry[]): Promise<HistoryRow[]> {
  const told = entries.map((entry) => ({ entry, sentence: tell(entry) }));
  const names = await loadNames(
    sql,
    told.flatMap(({ entry, sentence }) => [entry.actor, entry.pact, ...idsIn(sentence)]),
  );
  return told.map(({ entry, sentence }) => ({
    entryId: entryId(entry.pact, entry.seq),
    chain: entry.pact,
    chainName: entry.pact === "org" ? "Organisation" : (names.get(entry.pact)?.name ?? entry.pact),
    seq: entry.seq,
    type: entry.type,
    at: entry.at,
    actor: actorOf(entry.actor, names),
    sentence: showSentence(sentence, names),
    leaf: entry.leaf,
  }));
}

/** By what its text says, not by its columns: the text is what the hash is over. */
function tell({ body: text, type }: HistoryEntry): Sentence {
  const body = readBody(text);
  return body
    ? describeEvent({ type: body.type, chain: body.pact, at: body.at, actor: body.actor, data: body.data } as HistoryEvent)
    : [`An entry of the kind ${type} whose text can't be read.`];
}
