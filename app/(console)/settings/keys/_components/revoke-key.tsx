"use client";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/toaster";
import { revokeKey } from "../actions";

export function RevokeKey({ id, name, reason }: { id: string; name: string; reason: string | null }) {
  const label = (
    <>
      Revoke<span className="sr-only"> {name}</span>
    </>
  );
  if (reason)
    return (
      <Button size="small" reason={reason}>
        {label}
      </Button>
    );
  return (
    <ConfirmDialog
      title={`Revoke the key ${name}?`}
      trigger={<Button size="small">{label}</Button>}
      confirmLabel="Revoke"
      danger
      onConfirm={async () => {
        const answer = await revokeKey({ keyId: id });
        notify({ title: answer.status === "done" ? `The key ${name} was revoked.` : answer.sentence, urgent: answer.status === "refused" });
      }}
    >
      Whoever uses it is refused from the next request on. This can’t be taken back; make a new key first if the work has to go on.
    </ConfirmDialog>
  );
}
