"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import type { ActionAnswer } from "@/lib/contract/answers";
import { startEmptyAction } from "../actions";

export function StartEmpty({ reason }: { reason: string | null }) {
  const [answer, setAnswer] = useState<ActionAnswer<{ restart: string }> | null>(null);
  if (answer?.status === "done")
    return (
      <Notice live title="An empty organisation comes with the next start">
        {answer.value.restart} The start says how to sign in there.
      </Notice>
    );
  return (
    <div className="flex flex-col items-start gap-3">
      {answer ? (
        <Notice tone="failure" live>
          {answer.sentence}
        </Notice>
      ) : null}
      {reason ? (
        <Button reason={reason}>Start empty</Button>
      ) : (
        <ConfirmDialog
          title="Start with an empty organisation?"
          trigger={<Button variant="primary">Start empty</Button>}
          confirmLabel="Start empty"
          onConfirm={async () => setAnswer(await startEmptyAction())}
        >
          At the next start this console shows a fresh database. The sample’s own stays in the data folder and is shown no more.
        </ConfirmDialog>
      )}
    </div>
  );
}
