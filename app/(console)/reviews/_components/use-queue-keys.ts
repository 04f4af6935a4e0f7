"use client";
import type { RefObject } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";

const PAGE = 10;

type QueueKeys = {
  workspace: RefObject<HTMLElement | null>;
  move: (by: number | "first" | "last") => void;
  toItem: () => void;
  toList: () => void;
  showNew: () => void;
};

/** How one gets about in the queue. Moving works from anywhere on the page; what belongs to lists works in the list's own region. */
export function useQueueKeys({ workspace, move, toItem, toList, showNew }: QueueKeys) {
  useShortcuts({
    group: "Queue",
    shortcuts: [
      { keys: "j", label: "Next item", run: () => move(1) },
      { keys: "k", label: "Item before", run: () => move(-1) },
      { keys: "/", label: "Search", run: () => document.querySelector<HTMLElement>("[data-queue-search]")?.focus() },
      { keys: ".", label: "Show new items", run: showNew },
    ],
  });
  useShortcuts({
    group: "Queue",
    region: workspace,
    shortcuts: [
      { keys: "ArrowDown", label: "Next item", run: (event) => inList(event) && move(1) },
      { keys: "ArrowUp", label: "Item before", run: (event) => inList(event) && move(-1) },
      { keys: "Home", label: "First item", run: (event) => inList(event) && move("first") },
      { keys: "End", label: "Last item", run: (event) => inList(event) && move("last") },
      { keys: "PageDown", label: "Ten further", run: (event) => inList(event) && move(PAGE) },
      { keys: "PageUp", label: "Ten back", run: (event) => inList(event) && move(-PAGE) },
      { keys: "Enter", label: "To the item", run: toItem },
      { keys: "Escape", label: "Back to the list", run: toList },
    ],
  });
}

const inList = ({ target }: KeyboardEvent): boolean => target instanceof Element && target.closest('[role="grid"]') !== null;
