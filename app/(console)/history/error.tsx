"use client";
import { ErrorPanel } from "@/components/ui/error-panel";

export default function HistoryError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorPanel
      level={1}
      title="History could not be read"
      safe="Nothing is lost: entries are written before anything happens because of them. Agents keep being answered, and npm run verify-history checks the record from the machine."
      error={error}
      onRetry={retry}
    />
  );
}
