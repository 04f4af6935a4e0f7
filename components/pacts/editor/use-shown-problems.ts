"use client";
import { type FocusEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { Finding } from "@/lib/core/pacts/lint-finding";
import { fieldOfPath } from "./field-of-path";
import type { PactFormValues } from "./form-values";

type ShownProblemsOptions = {
  /** What can't be read, by field. */
  problems: Record<string, string>;
  findings: readonly Finding[];
  values: () => PactFormValues;
  /** Everything shows from the start; otherwise only where somebody has been, so that a new pact isn't red. */
  showAll: boolean;
};

/** At each field what can't be read there, or else the lint's first error. */
export function useShownProblems({ problems, findings, values, showAll }: ShownProblemsOptions) {
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const found = { ...problems };
  for (const { level, path, message, fix } of findings) {
    if (level !== "error") continue;
    const field = fieldOfPath(path, values());
    if (showAll || visited.has(field)) found[field] ??= `${message} ${fix}`;
  }
  // Compared as text, so that an answer that says the same draws nothing again.
  const text = JSON.stringify(found);
  const shown = useMemo<Record<string, string>>(() => JSON.parse(text), [text]);

  const isPressed = usePressed();
  function onBlur({ target }: FocusEvent<HTMLElement>) {
    const { field } = target.dataset;
    if (field === undefined || visited.has(field)) return;
    const visit = () => setVisited((before) => new Set([...before, field]));
    // A line that appears now would move what is being pressed away from under the pointer, and the press would be lost.
    if (isPressed.current) addEventListener("pointerup", () => setTimeout(visit), { once: true });
    else visit();
  }

  return { shown, onBlur };
}

/** Whether a mouse button or a finger is down right now. */
function usePressed(): RefObject<boolean> {
  const pressed = useRef(false);
  useEffect(() => {
    const down = () => {
      pressed.current = true;
    };
    const up = () => {
      pressed.current = false;
    };
    addEventListener("pointerdown", down, true);
    addEventListener("pointerup", up, true);
    addEventListener("pointercancel", up, true);
    return () => {
      removeEventListener("pointerdown", down, true);
      removeEventListener("pointerup", up, true);
      removeEventListener("pointercancel", up, true);
    };
  }, []);
  return pressed;
}
