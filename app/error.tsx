"use client";
import { ErrorPanel } from "@/components/ui/error-panel";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto max-w-[48rem] px-4 py-16">
      <ErrorPanel
        level={1}
        title="This page could not be shown"
        safe="Nothing you did was lost: decisions are recorded before they are shown. Held actions stay held, and agents keep being answered."
        error={error}
        onRetry={retry}
      />
    </main>
  );
}
