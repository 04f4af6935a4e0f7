"use client";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import type { DecisionNotice } from "./use-decisions";

/** A decision that didn't go as meant: which item, what is so, and the way to it. */
export function DecisionNoticeLine({ notice, onDismiss, onShow }: { notice: DecisionNotice; onDismiss: () => void; onShow?: () => void }) {
  return (
    <Notice
      tone={notice.tone}
      title={notice.title}
      live
      actions={
        <>
          {onShow ? (
            <Button size="small" onClick={onShow}>
              Go to it
            </Button>
          ) : null}
          <Button size="small" variant="quiet" onClick={onDismiss}>
            Dismiss
          </Button>
        </>
      }
    >
      {notice.text}
    </Notice>
  );
}
