"use client";
import { useCallback, useSyncExternalStore } from "react";
import type { Choice } from "./choices";

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  // Another tab may choose, too.
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function read<Value extends string>({ key, values, initial }: Choice<Value>): Value {
  try {
    const stored = localStorage.getItem(key);
    return values.find((value) => value === stored) ?? initial;
  } catch {
    return initial;
  }
}

function write<Value extends string>(choice: Choice<Value>, value: Value) {
  try {
    localStorage.setItem(choice.key, value);
  } catch {
    // A browser that keeps nothing still shows the choice until the page is left.
  }
  if (choice.attribute) document.documentElement.setAttribute(choice.attribute, value);
  for (const listener of listeners) listener();
}

/** What a person chose, and how to choose otherwise. The server and the first paint know only the initial value. */
export function useChoice<Value extends string>(choice: Choice<Value>): [Value, (value: Value) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => read(choice),
    () => choice.initial,
  );
  return [value, useCallback((next: Value) => write(choice, next), [choice])];
}
