"use client";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { CheckIcon, CopyIcon } from "./icons";

type Outcome = "none" | "copied" | "failed";
const WORDS = { none: "", copied: "Copied", failed: "Copying is blocked; select the text instead" } as const;

/** Copies a value and says whether it did. */
export function CopyButton({ value, label = "Copy", iconOnly = false }: { value: string; label?: string; iconOnly?: boolean }) {
  const [outcome, setOutcome] = useState<Outcome>("none");

  useEffect(() => {
    if (outcome === "none") return;
    const timer = setTimeout(() => setOutcome("none"), 3_000);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome("copied");
    } catch {
      setOutcome("failed");
    }
  }

  const Icon = outcome === "copied" ? CheckIcon : CopyIcon;
  return (
    <span className="inline-flex items-center gap-1">
      <Button size="small" variant={iconOnly ? "quiet" : "default"} onClick={copy} {...(iconOnly ? { "aria-label": label, className: "px-1.5" } : null)}>
        <Icon className="size-3.5" />
        {iconOnly ? null : label}
      </Button>
      <span role="status" className="text-meta text-muted">
        {WORDS[outcome]}
      </span>
    </span>
  );
}
