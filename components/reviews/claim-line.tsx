"use client";
import { type FormEvent, type RefObject, useState } from "react";
import { ProblemError } from "@/lib/client/fetch-json";
import type { ReviewDetail } from "@/lib/contract/reviews";
import { TextField } from "../forms/text-field";
import { useShortcuts } from "../shell/use-shortcuts";
import { Button } from "../ui/button";
import { Countdown } from "../ui/countdown";
import { Dialog } from "../ui/dialog";
import type { HeldClaim } from "./use-claim";

type ClaimLineProps = { review: Pick<ReviewDetail, "claim" | "barred" | "status">; held: HeldClaim; region: RefObject<HTMLElement | null> };

/** Who is deciding this, and how to become the one. */
export function ClaimLine({ review, held, region }: ClaimLineProps) {
  const [asking, setAsking] = useState(false);
  const open = review.status === "open" && review.barred === null;
  const mine = held.claim?.acquired ?? review.claim?.mine ?? false;
  const other = held.claim ? (held.claim.acquired ? null : held.claim.heldBy) : review.claim && !review.claim.mine ? review.claim.by : null;
  const toggle = () => (other ? setAsking(true) : mine ? held.release() : held.take());

  useShortcuts({
    group: "Decide",
    region,
    shortcuts: [
      { keys: "l", label: "Claim or release", enabled: open && other === null, run: toggle },
      { keys: "L", label: "Take over a claim", enabled: open && other !== null, run: toggle },
    ],
  });

  if (!open) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {other ? (
        <span>
          <b>{other}</b> is deciding
        </span>
      ) : mine ? (
        <span>
          You are deciding
          {held.lapsing && held.claim ? (
            <b>
              {" "}
              — still? Any key keeps it, <Countdown to={held.claim.expiresAt} label="Claim lapses" />
            </b>
          ) : null}
        </span>
      ) : (
        <span className="sr-only">Nobody is deciding</span>
      )}
      <Button size="small" variant="quiet" shortcut={other ? "L" : "l"} onClick={toggle}>
        {other ? "Take over" : mine ? "Release" : "Claim"}
      </Button>
      <TakeOverDialog open={asking} onOpenChange={setAsking} from={other ?? ""} onTakeOver={held.takeOver} />
    </div>
  );
}

type TakeOverDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; from: string; onTakeOver: (reason: string) => Promise<void> };

function TakeOverDialog({ open, onOpenChange, from, onTakeOver }: TakeOverDialogProps) {
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    try {
      await onTakeOver(reason);
      setReason("");
      setProblem(null);
      onOpenChange(false);
    } catch (error) {
      setProblem(error instanceof ProblemError ? (error.fields.reason ?? error.message) : "The server couldn't be reached. Try again.");
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog title={`Take over from ${from}`} description="They are told, and the reason stays in history." open={open} onOpenChange={onOpenChange}>
      <form onSubmit={submit} className="space-y-3" noValidate>
        <TextField label="Reason" value={reason} error={problem} maxLength={2_000} onChange={(event) => setReason(event.target.value)} />
        <Button type="submit" variant="primary" pending={pending}>
          Take over
        </Button>
      </form>
    </Dialog>
  );
}
