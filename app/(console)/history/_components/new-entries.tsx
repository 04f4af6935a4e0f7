"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useLiveEvent } from "@/components/shell/live-provider";
import { Button } from "@/components/ui/button";

/** Says that more was written since the list was drawn. It doesn't move by itself: nobody reads a list that runs. */
export function NewEntries() {
  const router = useRouter();
  const [some, setSome] = useState(false);
  const [pending, startTransition] = useTransition();
  useLiveEvent(() => setSome(true));

  function show() {
    startTransition(() => router.refresh());
    setSome(false);
  }

  return (
    <div role="status" className={some || pending ? "flex items-center gap-3 border-b border-border px-4 py-2" : undefined}>
      {some || pending ? (
        <>
          <span>More has happened since.</span>
          <Button size="small" pending={pending} pendingLabel="Reading…" onClick={show}>
            Show newer entries
          </Button>
        </>
      ) : null}
    </div>
  );
}
