/** The one shadow of the product: what floats above the page. Opacity is the only thing that moves. */
export const POPUP =
  "border border-border-strong bg-surface text-text shadow-popup transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";
export const BACKDROP = "fixed inset-0 z-popup bg-backdrop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";
export const CENTRED = "fixed top-1/2 left-1/2 z-popup flex max-h-[85dvh] max-w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-panel";
