"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useState } from "react";
import { buttonLook } from "../ui/button-look";
import { CrossIcon, MenuIcon } from "../ui/icons";
import { BACKDROP, POPUP } from "../ui/popup-look";
import { type NavEntry, NavList } from "./navigation";

/** The same links where there is no room for a rail. */
export function NavigationSheet({ entries }: { entries: readonly NavEntry[] }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger aria-label="Open navigation" className={buttonLook("quiet", "small", "px-1.5 shell:hidden")}>
        <MenuIcon />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup className={`${POPUP} fixed inset-y-0 left-0 z-popup flex w-72 max-w-[85vw] flex-col`}>
          <div className="flex items-center justify-between border-b border-border px-3 py-2">
            <Dialog.Title className="text-section">Lanekeeper</Dialog.Title>
            <Dialog.Close aria-label="Close navigation" className={buttonLook("quiet", "small", "px-1.5")}>
              <CrossIcon />
            </Dialog.Close>
          </div>
          <nav aria-label="Main" className="min-h-0 grow overflow-y-auto p-2 pt-3">
            <NavList entries={entries} onNavigate={() => setOpen(false)} />
          </nav>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
