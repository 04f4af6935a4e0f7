"use client";
import { type RefObject, useEffect } from "react";
import { toMillis } from "@/lib/format/format-instant";
import { useShortcuts } from "../shell/use-shortcuts";
import { Button } from "../ui/button";
import { useNow } from "../ui/clock";
import type { Undoable } from "./use-decisions";

type UndoBarProps = { undoable: Undoable; undoing: boolean; onUndo: () => void; onOver: () => void; region: RefObject<HTMLElement | null> };

/** An approval that nothing has come of yet, how long that lasts, and the way back. */
export function UndoBar({ undoable, undoing, onUndo, onOver, region }: UndoBarProps) {
  const now = useNow(1_000);
  const left = now === null ? null : Math.max(0, Math.ceil((toMillis(undoable.effectiveAt) - now) / 1_000));
  useShortcuts({ group: "Decide", region, shortcuts: [{ keys: "z", label: "Take the last approval back", run: onUndo }] });

  const over = left === 0;
  useEffect(() => {
    if (over) onOver();
  }, [over, onOver]);

  if (over) return null;
  return (
    <section aria-label="Undo" className="flex flex-wrap items-center gap-3 rounded-panel border border-border-strong bg-surface px-3 py-2 shadow-popup">
      <p className="min-w-0 grow">
        Approved <b className="break-words">{undoable.title}</b>
        <span className="whitespace-nowrap tabular-nums">{left === null ? "" : ` — releases in ${left} s`}</span>
      </p>
      <Button size="small" shortcut="z" pending={undoing} onClick={onUndo}>
        Undo
      </Button>
    </section>
  );
}
