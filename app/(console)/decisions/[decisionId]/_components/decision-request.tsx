import { ShownValue } from "@/components/reviews/shown-value";
import { Notice } from "@/components/ui/notice";
import { DecodedValue } from "@/components/untrusted/decoded-value";
import { TrustZone } from "@/components/untrusted/trust-zone";
import { UntrustedText } from "@/components/untrusted/untrusted-text";
import type { DecisionDetail } from "@/lib/contract/decision-rows";
import type { Json, JsonObject } from "@/lib/core/json";
import { spellHidden } from "@/lib/format/reveal-characters";

const textOf = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Sentences are told apart from values: they are written to be believed. */
const isProse = (value: Json | undefined): value is string => typeof value === "string" && (/\s/.test(value) || value.length > 60);

function Claims({ context }: { context: JsonObject }) {
  const values = Object.entries(context).filter(([, value]) => !isProse(value));
  const prose = Object.entries(context).flatMap(([name, value]) => (isProse(value) ? [{ name, value }] : []));
  return (
    <>
      {values.length > 0 ? (
        <TrustZone zone="reported" label="Claimed by the agent">
          <dl className="grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[minmax(7rem,max-content)_1fr]">
            {values.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-muted">{spellHidden(name)}</dt>
                <dd className="min-w-0">
                  <DecodedValue value={textOf(value ?? null)} />
                </dd>
              </div>
            ))}
          </dl>
        </TrustZone>
      ) : null}
      {prose.map(({ name, value }) => (
        <UntrustedText key={name} label={`Written by the agent — unverified (${spellHidden(name)})`} text={value} />
      ))}
    </>
  );
}

/** The action and what the agent said beside it, apart from everything that we say. */
export function DecisionRequest({ decision: { request } }: { decision: Pick<DecisionDetail, "request"> }) {
  if (!request) return <Notice title="The text of this request was erased">Its commitment stays in history, so the decision still verifies.</Notice>;
  const { action, context, supports } = request;
  return (
    <div className="space-y-4">
      <TrustZone zone="decoded">
        <dl className="grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[minmax(7rem,max-content)_1fr]">
          {[...action.fields, ...action.rest].map(({ label, path, value }) => (
            <div key={path} className="contents">
              <dt className="text-muted">{spellHidden(label)}</dt>
              <dd className="min-w-0">
                <ShownValue value={value} />
              </dd>
            </div>
          ))}
        </dl>
      </TrustZone>
      <Claims context={context} />
      <p className="text-table text-muted">
        {supports.length > 0 ? `It declared that it honours ${supports.map(spellHidden).join(", ")}.` : "It declared no limits that it honours by itself."}
      </p>
    </div>
  );
}
