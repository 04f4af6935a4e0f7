"use client";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import type { DecisionNotice } from "./use-decisions";

type DecisionNoticesProps = { notices: readonly DecisionNotice[]; onDismiss: (reviewId: string) => void; onShow?: (reviewId: string) => void };

/** Decisions that didn't go as meant, newest first. */
export function DecisionNotices({ notices, onDismiss, onShow }: DecisionNoticesProps) {
  return notices.map((notice) => (
    <DecisionNoticeLine
      key={`${notice.reviewId} ${notice.text}`}
      notice={notice}
      onDismiss={() => onDismiss(notice.reviewId)}
      onShow={onShow ? () => onShow(notice.reviewId) : undefined}
    />
  ));
}

/** A decision that didn't go as meant: which item, what is so, and the way to it. */
function DecisionNoticeLine({ notice, onDismiss, onShow }: { notice: DecisionNotice; onDismiss: () => void; onShow?: () => void }) {
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
