export const TAB_LIST = "flex max-w-full gap-1 overflow-x-auto border-b border-border";
export const TAB =
  "-mb-px inline-flex min-h-8 shrink-0 items-center gap-1.5 rounded-t-control border-b-2 border-transparent px-3 text-muted no-underline select-none hover:text-text focus-visible:-outline-offset-2 data-active:border-accent data-active:font-semibold data-active:text-text aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-text";
