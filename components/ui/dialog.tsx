"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactElement, ReactNode } from "react";
import { buttonLook } from "./button-look";
import { classNames } from "./class-names";
import { CrossIcon } from "./icons";
import { BACKDROP, CENTRED, POPUP } from "./popup-look";

type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  /** What opens it, a `<Button>`; leave it out and pass `open` instead. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Buttons along the bottom. */
  footer?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
};

/** A window over the page: traps the focus, closes with Escape, gives the focus back to what opened it. */
export function Dialog({ title, description, trigger, open, onOpenChange, footer, wide = false, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup className={classNames(POPUP, CENTRED, wide ? "w-[48rem]" : "w-[30rem]")}>
          <header className="border-b border-border py-3 pr-12 pl-4">
            <Base.Title className="text-section">{title}</Base.Title>
            {description ? <Base.Description className="mt-1 text-muted">{description}</Base.Description> : null}
          </header>
          <div className="min-h-0 overflow-y-auto px-4 py-4">{children}</div>
          {footer ? <footer className="flex flex-wrap justify-end gap-2 border-t border-border px-4 py-3">{footer}</footer> : null}
          {/* Last, so that the focus starts in what the dialog is for. */}
          <Base.Close aria-label="Close" className={buttonLook("quiet", "small", "absolute top-2 right-2 px-1.5")}>
            <CrossIcon />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the dialog around it. */
export function DialogClose({ children = "Close" }: { children?: ReactNode }) {
  return <Base.Close className={buttonLook()}>{children}</Base.Close>;
}
