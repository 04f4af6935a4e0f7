"use client";
import { ErrorPanel } from "@/components/ui/error-panel";

export default function AgentsError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorPanel
      level={1}
      title="The agents could not be read"
      safe="Lanes stand as they stood: agents keep being answered by them, and what was narrowed stays narrowed."
      error={error}
      onRetry={retry}
    />
  );
}
