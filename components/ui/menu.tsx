"use client";
import { Menu as Base } from "@base-ui/react/menu";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names";
import { CheckIcon } from "./icons";
import { KeyHint } from "./key-hint";
import { POPUP } from "./popup-look";

export type MenuEntry =
  | { kind: "action"; label: ReactNode; onSelect: () => void; shortcut?: string; disabled?: boolean; danger?: boolean }
  | { kind: "link"; label: ReactNode; href: string }
  | { kind: "choice"; label: string; value: string; options: readonly { value: string; label: ReactNode }[]; onChoose: (value: string) => void }
  | { kind: "separator" };

const ITEM =
  "flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 py-1 outline-none select-none data-highlighted:bg-selected data-disabled:text-muted";

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === "separator") return <Base.Separator className="my-1 h-px bg-border" />;
  if (entry.kind === "link")
    return (
      <Base.LinkItem closeOnClick render={<Link href={entry.href} />} className={ITEM}>
        {entry.label}
      </Base.LinkItem>
    );
  if (entry.kind === "action")
    return (
      <Base.Item disabled={entry.disabled} onClick={entry.onSelect} className={classNames(ITEM, entry.danger && "text-lane-escalate")}>
        <span className="grow">{entry.label}</span>
        {entry.shortcut ? <KeyHint keys={entry.shortcut} decorative /> : null}
      </Base.Item>
    );
  return (
    <Base.RadioGroup aria-label={entry.label} value={entry.value} onValueChange={(value) => entry.onChoose(String(value))}>
      <div aria-hidden className="px-2 pt-2 pb-1 text-meta text-muted">
        {entry.label}
      </div>
      {entry.options.map(({ value, label }) => (
        <Base.RadioItem key={value} value={value} className={ITEM}>
          <span className="inline-flex size-4">
            <Base.RadioItemIndicator>
              <CheckIcon />
            </Base.RadioItemIndicator>
          </span>
          {label}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

/** A list of things to do or choose, opened by a button. */
export function Menu({ trigger, entries, align = "end" }: { trigger: ReactElement; entries: readonly MenuEntry[]; align?: "start" | "center" | "end" }) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal role="region" aria-label="Menu">
        <Base.Positioner sideOffset={4} align={align} collisionPadding={8} className="z-popup outline-none">
          <Base.Popup className={classNames(POPUP, "max-h-(--available-height) min-w-48 overflow-y-auto rounded-panel p-1 outline-none")}>
            {entries.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a menu's entries keep their places.
              <Entry key={index} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
