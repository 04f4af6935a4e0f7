"use client";
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names";
import { POPUP } from "./popup-look";

/** Repeats or widens what is already said elsewhere: a tooltip is never the only place of a fact. `children` must be focusable. */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger delay={300} render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={8} className="z-popup">
          <Base.Popup className={classNames(POPUP, "max-w-80 rounded-control px-2 py-1 text-meta")}>{content}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
