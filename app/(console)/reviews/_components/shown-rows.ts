import type { ReviewListRow } from "@/lib/contract/reviews";

type Shown = {
  rows: readonly ReviewListRow[];
  /** New ones that would push the row under the hands away, and so wait to be shown. */
  waiting: number;
};

/**
 * The rows to draw while somebody works in the list: what is new and would stand above the row they are at waits; the row
 * they are at stays, even where it has left the queue. `known` null: nobody works here, so everything is shown.
 */
export function shownRows(fetched: readonly ReviewListRow[], known: ReadonlySet<string> | null, active: ReviewListRow | null): Shown {
  if (known === null || active === null) return { rows: fetched, waiting: 0 };
  const at = fetched.findIndex(({ id }) => id === active.id);
  const kept = at === -1 ? insertByDeadline(fetched, active) : fetched;
  const position = kept.findIndex(({ id }) => id === active.id);
  const rows = kept.filter(({ id }, index) => index >= position || known.has(id));
  return { rows, waiting: kept.length - rows.length };
}

function insertByDeadline(rows: readonly ReviewListRow[], gone: ReviewListRow): ReviewListRow[] {
  const at = rows.findIndex(({ dueAt }) => dueAt > gone.dueAt);
  return at === -1 ? [...rows, gone] : [...rows.slice(0, at), gone, ...rows.slice(at)];
}
