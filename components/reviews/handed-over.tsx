"use client";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";

/** For an action that was handed over: the agent doesn't wait, so the item is closed once somebody has taken it up. */
export function HandedOver({ onClose }: { onClose: () => unknown }) {
  return (
    <div className="mt-2">
      <ConfirmDialog title="Close it as taken over?" confirmLabel="Close it" onConfirm={onClose} trigger={<Button size="small">Close as taken over</Button>}>
        Whoever took it over acts on a decision of their own. The agent that asked gets no grant.
      </ConfirmDialog>
    </div>
  );
}
