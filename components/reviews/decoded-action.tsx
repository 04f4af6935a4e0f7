"use client";
import type { ReviewDetail } from "@/lib/contract/reviews";
import type { ShownField, ShownLink } from "@/lib/core/reviews/display-action";
import { Disclosure } from "../ui/disclosure";
import { Hash } from "../ui/hash";
import { ExternalIcon } from "../ui/icons";
import { Notice } from "../ui/notice";
import { ScrollRegion } from "../ui/scroll-region";
import { DecodedValue } from "../untrusted/decoded-value";
import { TrustZone } from "../untrusted/trust-zone";
import { ShownValue } from "./shown-value";

function Fields({ fields }: { fields: readonly ShownField[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[minmax(7rem,max-content)_1fr]">
      {fields.map(({ label, path, value }) => (
        <div key={path} className="contents">
          <dt className="text-muted" title={path}>
            {label}
          </dt>
          <dd className="min-w-0">
            <ShownValue value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Into the system of record; the host is spelled out, so that nobody has to trust a label. */
function SystemLinks({ links }: { links: readonly ShownLink[] }) {
  if (links.length === 0) return null;
  return (
    <ul aria-label="In the system of record" className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
      {links.map(({ label, host, href }) => (
        <li key={`${label} ${href}`} className="min-w-0">
          {href === null ? (
            <span className="text-muted">
              {label}: <b className="text-lane-escalate">Missing</b> in the action
            </span>
          ) : (
            <a
              href={href}
              target="_blank"
              rel="noopener noreferrer"
              className="inline-flex min-h-6 items-center gap-1 text-accent underline underline-offset-2"
            >
              <span>
                {label}
                <span className="sr-only">, opens</span>
              </span>{" "}
              <ExternalIcon className="size-3.5" /> <span className="text-muted">{host}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What will run, from the very bytes the decision is bound to. */
export function DecodedAction({ review }: { review: Pick<ReviewDetail, "action" | "actionText" | "actionDigest" | "workflow" | "lookedUp"> }) {
  const { action, actionText, actionDigest, lookedUp } = review;
  if (action === null)
    return (
      <Notice tone="failure" title="Uninspectable">
        The bytes kept for this item aren't the action that was held, or were erased, so nobody can say what would run. It can't be decided; at its deadline it
        ends by itself.
      </Notice>
    );
  return (
    <div className="space-y-3">
      <TrustZone zone="decoded">
        {action.fields.length > 0 ? <Fields fields={action.fields} /> : null}
        {action.rest.length > 0 ? (
          <>
            {action.fields.length > 0 ? <p className="mt-2 mb-1 text-meta text-muted">Also in the action</p> : null}
            <Fields fields={action.rest} />
          </>
        ) : null}
        <SystemLinks links={action.links} />
        <div className="mt-2 flex flex-wrap items-start gap-x-4 text-meta text-muted">
          <span className="inline-flex min-h-6 items-center gap-x-2">
            Your answer is bound to <Hash value={actionDigest} />
          </span>
          {actionText ? (
            <Disclosure summary="All arguments as JSON">
              <ScrollRegion label="Arguments" className="max-h-80 overflow-auto">
                <DecodedValue value={actionText} limit={4_000} />
              </ScrollRegion>
            </Disclosure>
          ) : null}
        </div>
      </TrustZone>
      {lookedUp.length > 0 ? (
        <TrustZone zone="reported" label="Looked up here">
          <dl>
            {lookedUp.map(({ label, value, from }) => (
              <div key={label} className="flex flex-wrap gap-x-2">
                <dt className="text-muted">{label}</dt>
                <dd>
                  {value} <span className="text-muted">({from})</span>
                </dd>
              </div>
            ))}
          </dl>
        </TrustZone>
      ) : null}
    </div>
  );
}
