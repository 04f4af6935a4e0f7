"use client";
import type { NewerVersion } from "@/lib/contract/pacts";
import { formatList } from "@/lib/format/format-count";
import { Button } from "../../ui/button";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { Notice } from "../../ui/notice";
import { Time } from "../../ui/time";
import { ChangeList } from "../change-list";

type ConflictNoticeProps = { newer: NewerVersion; onKeepMine: () => void; onTakeTheirs: () => void };

/** Somebody saved meanwhile. What was typed stays in the form; nothing is written until one of the two is chosen. */
export function ConflictNotice({ newer, onKeepMine, onTakeTheirs }: ConflictNoticeProps) {
  return (
    <Notice
      tone="caution"
      live
      title={`${formatList(newer.authors.map(({ name }) => name))} saved version ${newer.number} while you were writing`}
      actions={
        <>
          <Button onClick={onKeepMine}>Keep mine, and save over theirs</Button>
          <ConfirmDialog title="Take their text?" trigger={<Button>Take theirs</Button>} confirmLabel="Take theirs" danger onConfirm={onTakeTheirs}>
            What you typed since is lost.
          </ConfirmDialog>
        </>
      }
    >
      <p className="mb-2">
        Your text is kept here and isn't saved yet. Saved <Time iso={newer.updatedAt} show="relative" />, against the text that you began with:
      </p>
      <ChangeList changes={newer.changes} label="What they changed" />
    </Notice>
  );
}
