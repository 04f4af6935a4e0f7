import { cleanup, type RenderResult, render as renderOnce } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach } from "vitest";

/** Draws something for a test, and takes it away after it. */
export function draw(node: ReactNode): RenderResult {
  return renderOnce(node);
}

afterEach(cleanup);
afterEach(() => localStorage.clear());
