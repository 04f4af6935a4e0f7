import { LANES } from "@/lib/core/closed-lists";
import { LaneBadge } from "./lane-badge";
import { LANE_LOOKS } from "./lane-looks";

/** What the four lanes mean. */
export function LaneLegend() {
  return (
    <dl className="grid gap-2 sm:grid-cols-[max-content_1fr] sm:gap-x-4">
      {LANES.map((lane) => (
        <div key={lane} className="contents">
          <dt>
            <LaneBadge lane={lane} />
          </dt>
          <dd className="text-muted">{LANE_LOOKS[lane].meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
