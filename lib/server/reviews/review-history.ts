import "server-only";
import type { ReviewHistoryEntry } from "@/lib/contract/reviews";
import type { ReviewVerb } from "@/lib/core/closed-lists";
import type { EventData } from "@/lib/core/ledger/event-data";
import type { ReviewRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";
import { readPrivate } from "../ledger/private-text";
import { loadNames } from "./member-names";

type Told = "review.taken_over" | "review.decided" | "review.undone" | "review.handed_up" | "review.kept_holding" | "review.outcome";
type Stored = { [T in Told]: { type: T; data: EventData[T]; actor: string; at: Date } }[Told];
type Use = { minted_at: Date; used_at: Date | null; voided_at: Date | null; void_reason: string | null; execution: string | null; executed_at: Date | null };

const ENTRIES = `select type, body::jsonb -> 'data' as data, actor, recorded_at as at from history
  where type in ('review.taken_over', 'review.decided', 'review.undone', 'review.handed_up', 'review.kept_holding', 'review.outcome')
    and body::jsonb -> 'data' ->> 'review' = $1 order by id limit 200`;

/** What happened to an item, from being held to what became of its grant. */
export async function reviewHistory(sql: Sql, review: ReviewRow, mayRead: (entry: { by: string }) => boolean): Promise<ReviewHistoryEntry[]> {
  const stored = await sql.query<Stored>(ENTRIES, [review.id]);
  const nameOf = await loadNames(
    sql,
    stored.map(({ actor }) => actor),
  );
  const notes = await readPrivate(sql, stored.map(noteOf));
  const told = stored.map((entry) => tell(entry, nameOf, (notes.get(noteOf(entry) ?? "") as string | undefined) ?? null, mayRead));
  return [
    { at: review.openedAt, by: null, what: "opened", detail: review.frozen.queue } satisfies ReviewHistoryEntry,
    ...told,
    ...(await grantHistory(sql, review)),
  ];
}

function noteOf(entry: Stored): string | null {
  if (entry.type === "review.taken_over") return entry.data.reason;
  return entry.type === "review.decided" || entry.type === "review.handed_up" ? (entry.data.entry?.noteCommit ?? null) : null;
}

function tell(entry: Stored, nameOf: (id: string) => string, note: string | null, mayRead: (entry: { by: string }) => boolean): ReviewHistoryEntry {
  const common = { at: entry.at.toISOString(), by: entry.actor === "system" ? null : nameOf(entry.actor) };
  switch (entry.type) {
    case "review.taken_over":
      return { ...common, what: "taken_over", note };
    case "review.decided": {
      const open = mayRead(entry.data.entry);
      return {
        ...common,
        what: "decided",
        verb: entry.data.entry.verb as ReviewVerb,
        reason: open ? entry.data.entry.reason : null,
        note: open ? note : null,
        detail: entry.data.status,
      };
    }
    case "review.undone":
      return { ...common, what: "undone" };
    case "review.handed_up":
      return {
        ...common,
        what: "handed_up",
        detail: entry.data.to,
        ...(entry.data.entry ? { verb: "hand_up" as const, reason: entry.data.entry.reason, note } : {}),
      };
    case "review.kept_holding":
      return { ...common, what: "kept_holding", detail: entry.data.dueAt };
    case "review.outcome":
      return { ...common, what: "outcome", detail: entry.data.status, reason: entry.data.why };
  }
}

async function grantHistory(sql: Sql, review: ReviewRow): Promise<ReviewHistoryEntry[]> {
  const uses = await sql.query<Use>(
    `select g.minted_at, g.used_at, g.voided_at, g.void_reason, d.execution, d.executed_at from approval_grant g left join decision d on d.grant_id = g.id
      where g.review_id = $1 order by g.minted_at`,
    [review.id],
  );
  return uses.flatMap((use): ReviewHistoryEntry[] => [
    { at: use.minted_at.toISOString(), by: null, what: "grant_minted" },
    ...(use.used_at ? [{ at: use.used_at.toISOString(), by: null, what: "grant_used" as const }] : []),
    ...(use.voided_at ? [{ at: use.voided_at.toISOString(), by: null, what: "grant_void" as const, detail: use.void_reason }] : []),
    ...(use.executed_at ? [{ at: use.executed_at.toISOString(), by: null, what: "executed" as const, detail: use.execution }] : []),
  ]);
}
