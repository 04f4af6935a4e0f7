"use client";
import { ErrorPanel } from "@/components/ui/error-panel";

export default function SettingsError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorPanel
      level={1}
      title="These settings could not be read"
      safe="Nothing was changed. Agents keep being answered under the settings that are in force."
      error={error}
      onRetry={retry}
    />
  );
}
