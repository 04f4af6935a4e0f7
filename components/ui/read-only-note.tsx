import type { ReactNode } from "react";
import { formatList } from "@/lib/format/format-count";
import { LockIcon } from "./icons";

type ReadOnlyNoteProps = {
  /** What can't be done here: "Sign-off". */
  what: string;
  /** The role that has the move. */
  needs: string;
  /** Who holds it now. */
  holders: readonly string[];
  action?: ReactNode;
};

/** "Sign-off needs Trust lead: Ana and Bo." A page that can't be changed says who could. */
export function ReadOnlyNote({ what, needs, holders, action }: ReadOnlyNoteProps) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-panel border border-border bg-surface-2 px-3 py-2 text-muted">
      <LockIcon />
      <span>
        {what} needs <b className="text-text">{needs}</b>
        {holders.length > 0 ? `: ${formatList(holders)}.` : ". Nobody holds it now."}
      </span>
      {action}
    </p>
  );
}
