"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { useLeaveGuard } from "./use-leave-guard";

/** Asks before typed text is left behind. `onLeave` makes it count as saved, so that nothing asks again. */
export function LeaveDialog({ dirty, onLeave }: { dirty: boolean; onLeave: () => void }) {
  const router = useRouter();
  const { leavingTo, stay } = useLeaveGuard(dirty);
  return (
    <ConfirmDialog
      title="Leave without saving?"
      open={leavingTo !== null}
      onOpenChange={(open) => {
        if (!open) stay();
      }}
      cancelLabel="Stay"
      confirmLabel="Leave"
      danger
      onConfirm={() => {
        onLeave();
        if (leavingTo !== null) router.push(leavingTo);
      }}
    >
      What you typed since the last save is lost.
    </ConfirmDialog>
  );
}
