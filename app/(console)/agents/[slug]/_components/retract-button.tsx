"use client";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/clock";
import { Countdown } from "@/components/ui/countdown";
import { notify } from "@/components/ui/toaster";
import { retractNarrowingAction } from "../../actions";

/** Takes one's own narrowing back, while the minute for it lasts. */
export function RetractButton({ triggerId, until }: { triggerId: string; until: string }) {
  const now = useNow(1_000);
  const [pending, startTransition] = useTransition();
  if (now !== null && now >= Date.parse(until)) return null;

  function retract() {
    startTransition(async () => {
      const answer = await retractNarrowingAction({ triggerId });
      notify(answer.status === "done" ? { title: "Taken back. It stands as its evidence says again." } : { title: answer.sentence, urgent: true });
    });
  }

  return (
    <Button size="small" pending={pending} onClick={retract}>
      Retract <Countdown to={until} label="Retraction possible" />
    </Button>
  );
}
