"use client";
import { type RefObject, useEffect, useState } from "react";

/** Whether somebody has begun to work in a region: the focus has been in it. */
export function useEntered(region: RefObject<HTMLElement | null>): boolean {
  const [entered, setEntered] = useState(false);
  useEffect(() => {
    const element = region.current;
    if (!element || entered) return;
    const enter = () => setEntered(true);
    element.addEventListener("focusin", enter);
    return () => element.removeEventListener("focusin", enter);
  }, [region, entered]);
  return entered;
}
