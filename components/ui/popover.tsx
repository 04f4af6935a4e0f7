"use client";
import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names";
import { POPUP } from "./popup-look";

/** More about something, or a few controls, beside what opens it. */
export function Popover({
  trigger,
  title,
  children,
  align = "start",
}: {
  trigger: ReactElement;
  title: ReactNode;
  children: ReactNode;
  align?: "start" | "center" | "end";
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} collisionPadding={8} className="z-popup">
          <Base.Popup className={classNames(POPUP, "max-h-(--available-height) max-w-[min(24rem,var(--available-width))] overflow-y-auto rounded-panel p-3")}>
            <Base.Title className="mb-2 font-semibold">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
