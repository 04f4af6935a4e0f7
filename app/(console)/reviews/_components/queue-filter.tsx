"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { TabLinks } from "@/components/ui/tab-links";
import { reviewSearch } from "@/lib/client/reviews";
import type { ReviewFilter } from "@/lib/contract/reviews";

/** Which list, and what in it; both stand in the address. */
export function QueueFilter({ filter, openCount }: { filter: ReviewFilter; openCount: number }) {
  const router = useRouter();
  const [q, setQ] = useState(filter.q);
  const [shown, setShown] = useState(filter.q);
  // Another list was asked for: its search stands in the field, and whoever searched stays in it.
  if (shown !== filter.q) {
    setShown(filter.q);
    setQ(filter.q);
  }

  function search(event: FormEvent) {
    event.preventDefault();
    router.push(`/reviews${reviewSearch({ ...filter, q: q.trim() })}`);
  }

  return (
    <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
      <TabLinks
        label="Lists"
        links={[
          { href: `/reviews${reviewSearch({ ...filter, status: "open" })}`, label: `Waiting (${openCount})`, current: filter.status === "open" },
          { href: `/reviews${reviewSearch({ ...filter, status: "decided" })}`, label: "Answered", current: filter.status === "decided" },
        ]}
      />
      <search>
        <form onSubmit={search} className="flex gap-2">
          <Input
            type="search"
            aria-label="Search the queue"
            placeholder="Search: agent, clause, action…"
            data-queue-search
            aria-keyshortcuts="/"
            value={q}
            maxLength={200}
            onChange={(event) => setQ(event.target.value)}
            className="w-56 max-w-full"
          />
          <Button type="submit">Search</Button>
        </form>
      </search>
    </div>
  );
}
