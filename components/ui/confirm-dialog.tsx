"use client";
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactElement, type ReactNode, useId, useRef, useState } from "react";
import { Button } from "./button";
import { buttonLook } from "./button-look";
import { classNames } from "./class-names";
import { INPUT } from "./input-look";
import { BACKDROP, CENTRED, POPUP } from "./popup-look";

type ConfirmDialogProps = {
  title: ReactNode;
  /** What will happen, and what can't be undone. */
  children: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
  /** A word to type first, for what destroys something. */
  typeToConfirm?: string;
  /** The dialog closes when this has finished; a thrown error keeps it open. */
  onConfirm: () => unknown;
};

/** Asks before something consequential. The focus starts on the least destructive answer. */
export function ConfirmDialog({
  title,
  children,
  trigger,
  open: given,
  onOpenChange,
  confirmLabel,
  cancelLabel = "Cancel",
  danger = false,
  typeToConfirm,
  onConfirm,
}: ConfirmDialogProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [typed, setTyped] = useState("");
  const cancel = useRef<HTMLButtonElement>(null);
  const typeId = useId();
  const open = given ?? ownOpen;

  function setOpen(next: boolean) {
    setOwnOpen(next);
    setTyped("");
    onOpenChange?.(next);
  }

  async function confirm() {
    setPending(true);
    try {
      await onConfirm();
      setOpen(false);
    } finally {
      setPending(false);
    }
  }

  const missing = typeToConfirm !== undefined && typed.trim() !== typeToConfirm;
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      {trigger ? <AlertDialog.Trigger render={trigger} /> : null}
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={BACKDROP} />
        <AlertDialog.Popup initialFocus={cancel} className={classNames(POPUP, CENTRED, "w-[28rem] gap-3 overflow-y-auto p-4")}>
          <AlertDialog.Title className="text-section">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="text-body">
            {children}
          </AlertDialog.Description>
          {typeToConfirm === undefined ? null : (
            <label htmlFor={typeId} className="block">
              Type <b>{typeToConfirm}</b> to go on
              <input
                id={typeId}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                autoComplete="off"
                className={classNames(INPUT, "mt-1 w-full")}
              />
            </label>
          )}
          <div className="mt-1 flex flex-wrap justify-end gap-2">
            <AlertDialog.Close ref={cancel} className={buttonLook()}>
              {cancelLabel}
            </AlertDialog.Close>
            <Button variant={danger ? "danger" : "primary"} pending={pending} disabled={missing} onClick={confirm}>
              {confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
