"use client";
import { type RefObject, useEffect, useRef, useSyncExternalStore } from "react";
import { SHORTCUT_KEYS } from "../ui/choices";
import { type Registration, type Shortcut, ShortcutRegistry } from "./shortcut-registry";

const registry = new ShortcutRegistry(() => {
  try {
    return localStorage.getItem(SHORTCUT_KEYS.key) !== "off";
  } catch {
    return true;
  }
});

type Offer = {
  /** The heading they are listed under: "Review queue". */
  group: string;
  shortcuts: readonly Shortcut[];
  /** Only while the focus is in here. Keys that decide something must have one; page-wide ones navigate. */
  region?: RefObject<HTMLElement | null>;
};

/** Offers shortcuts while the component is on the page. None fires in a text field, and each needs a button that does the same. */
export function useShortcuts({ group, shortcuts, region }: Offer) {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });

  // What is listed changes only with the keys and words; which function runs is looked up when the key is pressed.
  const listed = shortcuts.map(({ keys, label, enabled }) => `${keys}\u0000${label}\u0000${enabled !== false}`).join("\u0001");
  useEffect(() => {
    const offered: Shortcut[] =
      listed === ""
        ? []
        : listed.split("\u0001").map((line) => {
            const [keys = "", label = "", enabled] = line.split("\u0000");
            return {
              keys,
              label,
              enabled: enabled === "true",
              run: (event) => latest.current.find((one) => one.keys === keys && one.enabled !== false)?.run(event),
            };
          });
    return registry.register({ group, region: region ?? null, shortcuts: offered });
  }, [group, listed, region]);
}

const NONE: readonly Registration[] = [];

/** Every shortcut that is offered now, for the sheet. */
export const useOfferedShortcuts = (): readonly Registration[] => useSyncExternalStore(registry.watch, registry.list, () => NONE);
