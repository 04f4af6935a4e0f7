"use client";
import { ErrorPanel } from "@/components/ui/error-panel";

export default function ConsoleError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorPanel
      level={1}
      title="This page could not be shown"
      safe="Nothing you did was lost: decisions are recorded before they are shown. Held actions stay held, and agents keep being answered."
      error={error}
      onRetry={retry}
    />
  );
}
