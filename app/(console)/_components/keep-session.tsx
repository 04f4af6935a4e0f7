"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const RENEW_EVERY = 60_000;
const WARN_BEFORE = 2 * 60_000;
const LOOK_EVERY = 5_000;
/** Shared by the tabs of one browser, as the session is. */
const TOUCHED = "lanekeeper.touched";

type Ending = "none" | "idle" | "longest";

function readTouched(): number {
  try {
    return Number(localStorage.getItem(TOUCHED)) || 0;
  } catch {
    return 0;
  }
}

function writeTouched(at: number): void {
  try {
    localStorage.setItem(TOUCHED, String(at));
  } catch {
    // Without storage each tab judges for itself.
  }
}

/** Only a person's touch keeps a session alive: what the page does by itself, such as drawing live updates, doesn't count. */
export function KeepSession({ idleMs, endsInMs }: { idleMs: number; endsInMs: number }) {
  const [ending, setEnding] = useState<Ending>("none");
  const told = useRef(false);

  function close() {
    told.current ||= ending === "longest";
    setEnding("none");
  }

  useEffect(() => {
    const endsAt = Date.now() + endsInMs;
    let touched = Date.now();
    let renewed = touched;
    writeTouched(touched);

    function touch() {
      touched = Date.now();
      if (touched - renewed < RENEW_EVERY) return;
      renewed = touched;
      writeTouched(touched);
      // Answers with a renewed cookie.
      void fetch("/api/auth/session").catch(() => {});
      setEnding((now) => (now === "idle" ? "none" : now));
    }

    function look() {
      const idle = Date.now() - Math.max(touched, readTouched());
      if (idle >= idleMs || Date.now() >= endsAt) {
        const { pathname, search } = window.location;
        window.location.assign(`/sign-in?ended=1&callbackUrl=${encodeURIComponent(pathname + search)}`);
        return;
      }
      if (Date.now() >= endsAt - WARN_BEFORE) setEnding(told.current ? "none" : "longest");
      else setEnding(idle >= idleMs - WARN_BEFORE ? "idle" : "none");
    }

    const timer = setInterval(look, LOOK_EVERY);
    addEventListener("pointerdown", touch);
    addEventListener("keydown", touch);
    addEventListener("wheel", touch, { passive: true });
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      removeEventListener("pointerdown", touch);
      removeEventListener("keydown", touch);
      removeEventListener("wheel", touch);
      document.removeEventListener("visibilitychange", look);
    };
  }, [idleMs, endsInMs]);

  return (
    <Dialog
      title="You are about to be signed out"
      open={ending !== "none"}
      onOpenChange={(open) => (open ? undefined : close())}
      footer={
        <Button variant="primary" onClick={close}>
          {ending === "longest" ? "Go on" : "Stay signed in"}
        </Button>
      }
    >
      {ending === "longest"
        ? "A session lasts twelve hours. In two minutes you sign in again and come back to this page; send what you have typed before."
        : "Nothing was touched here for a while. In two minutes the session ends; held actions stay held meanwhile."}
    </Dialog>
  );
}
