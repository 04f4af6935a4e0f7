import Link from "next/link";
import type { ReactNode } from "react";

export type Crumb = { label: ReactNode; href: string };

type PageHeaderProps = {
  title: ReactNode;
  /** The pages above this one. */
  trail?: readonly Crumb[];
  /** Badges beside the title. */
  badges?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
};

/** The one `h1` of a page, where it stands, and what can be done there. */
export function PageHeader({ title, trail = [], badges, description, actions }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {trail.length > 0 ? (
          <nav aria-label="Above this page" className="mb-1 text-meta text-muted">
            <ol className="flex flex-wrap items-center gap-1">
              {trail.map(({ label, href }) => (
                <li key={href} className="flex items-center gap-1">
                  <Link href={href} className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline">
                    {label}
                  </Link>
                  <span aria-hidden>/</span>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 tabIndex={-1} className="min-w-0 text-title focus-visible:outline-offset-4">
            {title}
          </h1>
          {badges}
        </div>
        {description ? <p className="mt-1 max-w-prose text-muted">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
