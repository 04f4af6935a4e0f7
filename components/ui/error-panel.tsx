"use client";
import type { ReactNode } from "react";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { WarningIcon } from "./icons";

type ErrorPanelProps = {
  /** What failed, as a sentence: "The review queue could not be loaded." */
  title: string;
  /** What still holds meanwhile: "Held actions stay held." */
  safe: ReactNode;
  onRetry?: () => void;
  /** What a segment's `error.tsx` was given; its digest is what the log keeps. */
  error?: unknown;
  /** What support can look up, where there is no error with a digest. */
  requestId?: string;
  level?: 1 | 2;
};

const digestOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "digest" in error && typeof error.digest === "string" ? error.digest : undefined;

/** A failure in its place: what failed, what is still safe, how to try again. */
export function ErrorPanel({ title, safe, onRetry, error, requestId = digestOf(error), level = 2 }: ErrorPanelProps) {
  const Heading = `h${level}` as const;
  return (
    <div role="alert" className="rounded-panel border border-border border-l-4 border-l-lane-escalate bg-surface p-4">
      <div className="flex items-start gap-2">
        <WarningIcon className="mt-1 text-lane-escalate" />
        <div className="min-w-0">
          <Heading className={level === 1 ? "text-title" : "text-section"}>{title}</Heading>
          <p className="mt-1 max-w-prose text-muted">{safe}</p>
          <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
            {onRetry ? (
              <Button variant="primary" onClick={onRetry}>
                Try again
              </Button>
            ) : null}
            {requestId ? (
              <span className="inline-flex flex-wrap items-center gap-2 text-meta text-muted">
                <span>
                  Request <code>{requestId}</code>
                </span>
                <CopyButton value={requestId} label="Copy request id" iconOnly />
              </span>
            ) : null}
          </div>
        </div>
      </div>
    </div>
  );
}
