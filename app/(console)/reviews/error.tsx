"use client";
import { ErrorPanel } from "@/components/ui/error-panel";

export default function ReviewsError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorPanel
      level={1}
      title="The review queue could not be shown"
      safe="Held actions stay held. If nobody answers, each ends at its deadline as its terms say, and none of them ends in an approval."
      error={error}
      onRetry={retry}
    />
  );
}
