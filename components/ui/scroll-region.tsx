"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { classNames } from "./class-names";

/** What may scroll: named and reachable by keyboard while it does, out of the way while it doesn't. */
export function ScrollRegion({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(true);

  useEffect(() => {
    const element = region.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const measure = () => setScrolls(element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={region} className={classNames("relative", className)} {...(scrolls ? { role: "region", "aria-label": label, tabIndex: 0 } : null)}>
      {children}
    </div>
  );
}
