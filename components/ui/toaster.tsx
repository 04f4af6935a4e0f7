"use client";
import { Toast } from "@base-ui/react/toast";
import { buttonLook } from "./button-look";
import { classNames } from "./class-names";
import { CrossIcon } from "./icons";
import { POPUP } from "./popup-look";

const manager = Toast.createToastManager();

type Notification = {
  title: string;
  description?: string;
  /** Read out at once rather than when convenient. */
  urgent?: boolean;
  /** One move, such as Undo. */
  action?: { label: string; onPress: () => void };
  /** How long it stays, in ms; never less than 8 s. 0 stays until closed. */
  stays?: number;
};

/** Shows a short message at the bottom left, one at a time. Answers how to take it away. */
export function notify({ title, description, urgent = false, action, stays = 10_000 }: Notification): () => void {
  const id = manager.add({
    title,
    description,
    priority: urgent ? "high" : "low",
    timeout: stays === 0 ? 0 : Math.max(8_000, stays),
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              action.onPress();
              manager.close(id);
            },
          },
        }
      : null),
  });
  return () => manager.close(id);
}

function Messages() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} swipeDirection={[]} className={classNames(POPUP, "rounded-panel data-limited:hidden")}>
      <Toast.Content className="flex items-center gap-3 px-3 py-2">
        <div className="min-w-0 grow">
          <Toast.Title className="text-body font-semibold" />
          <Toast.Description className="text-muted" />
        </div>
        {toast.actionProps ? <Toast.Action className={buttonLook("default", "small")} /> : null}
        <Toast.Close aria-label="Dismiss" className={buttonLook("quiet", "small", "px-1.5")}>
          <CrossIcon />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

/** The place where messages appear; once, in the shell. F6 takes the focus there. */
export function Toaster() {
  return (
    <Toast.Provider toastManager={manager} limit={1}>
      <Toast.Portal>
        <Toast.Viewport aria-label="Messages" className="fixed bottom-4 left-4 z-toast w-[calc(100vw-2rem)] max-w-sm">
          <Messages />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
