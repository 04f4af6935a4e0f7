import type { ReactNode } from "react";

const LOOK = "flex min-w-0 flex-col gap-4";

/** The fields of a form. Where it can only be read they are disabled all at once. */
export function Fields({ readOnly, children }: { readOnly: boolean; children: ReactNode }) {
  return readOnly ? (
    <fieldset disabled className={LOOK}>
      {children}
    </fieldset>
  ) : (
    <div className={LOOK}>{children}</div>
  );
}
