"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { FirstPaintTime } from "../ui/clock";
import { Toaster } from "../ui/toaster";
import { AnnouncerProvider } from "./announcer";
import { LiveProvider } from "./live-provider";

type ProvidersProps = {
  /** What time it was at the server when it drew the page, ISO 8601. */
  now: string;
  /** Where the stream of events is; null where a page has none. */
  eventsUrl?: string | null;
  children: ReactNode;
};

/** What the parts of a page share: one cache, one clock, one stream, one voice. */
export function Providers({ now, eventsUrl, children }: ProvidersProps) {
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1 } } }));
  return (
    <QueryClientProvider client={queryClient}>
      <FirstPaintTime value={Date.parse(now)}>
        <AnnouncerProvider>
          {eventsUrl === null ? children : <LiveProvider url={eventsUrl}>{children}</LiveProvider>}
          <Toaster />
        </AnnouncerProvider>
      </FirstPaintTime>
    </QueryClientProvider>
  );
}
