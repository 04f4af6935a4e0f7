"use client";
import { ErrorPanel } from "@/components/ui/error-panel";

export default function PactsError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorPanel
      level={1}
      title="The pacts could not be read"
      safe="What is in force stays in force, and drafts stay as they were last saved."
      error={error}
      onRetry={retry}
    />
  );
}
