"use client";
import { ErrorPanel } from "@/components/ui/error-panel";

export default function DecisionsError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorPanel
      level={1}
      title="The decision could not be read"
      safe="It stands as it was answered, and its entry in history with it."
      error={error}
      onRetry={retry}
    />
  );
}
