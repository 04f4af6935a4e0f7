"use client";
import { useState } from "react";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { SHORTCUT_KEYS } from "../ui/choices";
import { Dialog } from "../ui/dialog";
import { HelpIcon } from "../ui/icons";
import { KeyHint } from "../ui/key-hint";
import { useChoice } from "../ui/use-choice";
import type { Registration } from "./shortcut-registry";
import { useOfferedShortcuts, useShortcuts } from "./use-shortcuts";

function byGroup(registrations: readonly Registration[]): [string, { keys: string; label: string }[]][] {
  const groups = new Map<string, { keys: string; label: string }[]>();
  for (const { group, shortcuts } of registrations) {
    const rows = groups.get(group) ?? [];
    for (const { keys, label } of shortcuts) if (!rows.some((row) => row.keys === keys)) rows.push({ keys, label });
    groups.set(group, rows);
  }
  return [...groups].filter(([, rows]) => rows.length > 0);
}

/** The keys that work on this page, behind a button that is in the same place on every page. */
export function ShortcutSheet() {
  const [open, setOpen] = useState(false);
  const [keys, setKeys] = useChoice(SHORTCUT_KEYS);
  const groups = byGroup(useOfferedShortcuts());
  useShortcuts({ group: "Everywhere", shortcuts: [{ keys: "?", label: "This list", run: () => setOpen(true) }] });

  return (
    <Dialog
      title="Keyboard shortcuts"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" size="small" aria-label="Keyboard shortcuts" aria-keyshortcuts="?" className="px-1.5">
          <HelpIcon />
        </Button>
      }
    >
      <Checkbox
        label="Use keyboard shortcuts"
        hint="Each of them has a button as well. None works while you write."
        checked={keys === "on"}
        onChange={(event) => setKeys(event.target.checked ? "on" : "off")}
      />
      {groups.map(([group, rows]) => (
        <section key={group} className="mt-4">
          <h3 className="mb-1">{group}</h3>
          <dl className="divide-y divide-border">
            {rows.map((row) => (
              <div key={row.keys} className="flex min-h-7 items-center justify-between gap-4 py-0.5">
                <dt>{row.label}</dt>
                <dd>
                  <KeyHint keys={row.keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
