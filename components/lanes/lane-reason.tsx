"use client";
import type { Lane } from "@/lib/core/closed-lists";
import { ZONE } from "../ui/choices";
import { useChoice } from "../ui/use-choice";
import { DecodedValue } from "../untrusted/decoded-value";
import { LaneBadge } from "./lane-badge";
import { type Reason, reasonSentence } from "./reason-sentence";

/** What the request said where a condition isn't met: shown apart from our sentence, because an agent may have written it. */
function valuesOf({ facts }: Reason): [string, string][] {
  if (typeof facts !== "object" || facts === null || Array.isArray(facts)) return [];
  const { values } = facts;
  if (typeof values !== "object" || values === null || Array.isArray(values)) return [];
  return Object.entries(values).map(([path, value]) => [path, typeof value === "string" ? value : JSON.stringify(value)]);
}

/** One reason why no more is allowed: the lane it asks for, the sentence, and the values it was judged on. */
export function LaneReason({ reason, lane }: { reason: Reason; lane?: Lane }) {
  const [zone] = useChoice(ZONE);
  const values = valuesOf(reason);
  return (
    <div className="flex flex-wrap items-start gap-x-2 gap-y-1">
      {lane ? <LaneBadge lane={lane} size="small" /> : null}
      <div className="min-w-0 grow basis-64">
        <p>{reasonSentence(reason, zone)}</p>
        {values.length > 0 ? (
          <dl className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-table">
            {values.map(([path, value]) => (
              <div key={path} className="flex min-w-0 items-baseline gap-1">
                <dt className="text-muted">{path}</dt>
                <dd className="min-w-0">
                  <DecodedValue value={value} />
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
    </div>
  );
}
