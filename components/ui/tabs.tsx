"use client";
import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { TAB, TAB_LIST } from "./tab-look";

export type TabItem = { value: string; label: ReactNode; panel: ReactNode };

/** Panels in one place. Where the tab belongs in the address, use `TabLinks`. */
export function Tabs({ label, items, initial }: { label: string; items: readonly TabItem[]; initial?: string }) {
  return (
    <Base.Root defaultValue={initial ?? items[0]?.value}>
      <Base.List aria-label={label} className={TAB_LIST}>
        {items.map(({ value, label: name }) => (
          <Base.Tab key={value} value={value} className={TAB}>
            {name}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map(({ value, panel }) => (
        <Base.Panel key={value} value={value} className="pt-4">
          {panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
