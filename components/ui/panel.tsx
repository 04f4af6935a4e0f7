import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

type PanelProps = Omit<ComponentProps<"section">, "title"> & {
  title?: ReactNode;
  /** Heading level; panels on a page are 2, panels in panels 3. */
  level?: 2 | 3 | 4;
  description?: ReactNode;
  actions?: ReactNode;
  /** `flush` lets a table or list reach the edges. */
  flush?: boolean;
};

/** A bordered part of a page, named by its title. */
export function Panel({ title, level = 2, description, actions, flush = false, className, children, ...rest }: PanelProps) {
  const titleId = useId();
  const Heading = `h${level}` as const;
  return (
    <section
      {...rest}
      {...(title ? { "aria-labelledby": titleId } : null)}
      className={classNames("min-w-0 rounded-panel border border-border bg-surface", className)}
    >
      {title || actions ? (
        <header className={classNames("flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3", flush ? "pb-3" : "pb-0")}>
          <div className="min-w-0">
            {title ? (
              <Heading id={titleId} className={level === 2 ? "text-section" : "text-body"}>
                {title}
              </Heading>
            ) : null}
            {description ? <p className="max-w-prose text-muted">{description}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={flush ? "min-w-0" : "min-w-0 px-4 pt-3 pb-4"}>{children}</div>
    </section>
  );
}
