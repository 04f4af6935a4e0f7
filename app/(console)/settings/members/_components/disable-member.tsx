"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/toaster";
import type { ActionAnswer } from "@/lib/contract/answers";
import type { MemberListRow } from "@/lib/contract/members";
import { disableMember, enableMember } from "../actions";

export function DisableMember({ member: { id, name, disabledAt }, reason }: { member: MemberListRow; reason: string | null }) {
  const [refused, setRefused] = useState<Extract<ActionAnswer, { status: "refused" }> | null>(null);

  async function send(answer: Promise<ActionAnswer>, done: string) {
    const given = await answer;
    setRefused(given.status === "refused" ? given : null);
    if (given.status === "done") notify({ title: done });
  }

  return (
    <div className="flex flex-col items-start gap-3">
      {refused ? (
        <Notice tone="failure" title={refused.sentence} live>
          {Object.values(refused.fields ?? {}).join(" ")}
        </Notice>
      ) : null}
      {disabledAt ? (
        <Button reason={reason} onClick={() => send(enableMember({ memberId: id }), `${name} may sign in again.`)}>
          Enable {name}
        </Button>
      ) : reason ? (
        <Button reason={reason}>Disable {name}</Button>
      ) : (
        <ConfirmDialog
          title={`Disable ${name}?`}
          trigger={<Button variant="danger">Disable {name}</Button>}
          confirmLabel="Disable"
          danger
          onConfirm={() => send(disableMember({ memberId: id }), `${name} was disabled.`)}
        >
          Their sessions end now and they can’t sign in. What they did stays in history under their name; they can be enabled again.
        </ConfirmDialog>
      )}
    </div>
  );
}
