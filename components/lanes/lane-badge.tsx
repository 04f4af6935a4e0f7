import { classNames } from "../ui/class-names";
import { LaneIcon, type LaneOrUnknown } from "./lane-icon";
import { LANE_LOOKS } from "./lane-looks";

const SIZES = {
  small: { box: "min-h-5 gap-1 pr-1.5 text-meta", icon: "size-3", strip: "w-1" },
  normal: { box: "min-h-6 gap-1.5 pr-2 text-table", icon: "size-3.5", strip: "w-1.5" },
  large: { box: "min-h-8 gap-2 pr-3 text-section", icon: "size-5", strip: "w-2" },
} as const;

type LaneBadgeProps = {
  lane: LaneOrUnknown;
  size?: keyof typeof SIZES;
  /** What the word is about, for those who listen: "Lane of ap-agent". */
  of?: string;
};

/** A lane in four ways at once: pattern, shape, word and, last, colour. */
export function LaneBadge({ lane, size = "normal", of }: LaneBadgeProps) {
  const { word, ink, tint, pattern } = LANE_LOOKS[lane];
  const { box, icon, strip } = SIZES[size];
  return (
    <span
      data-lane={lane}
      className={classNames("inline-flex items-center overflow-hidden align-middle rounded-control font-semibold whitespace-nowrap", ink, tint, box)}
    >
      <span aria-hidden className={classNames("self-stretch", strip, pattern)} />
      <LaneIcon lane={lane} className={icon} />
      <span>
        {of ? <span className="sr-only">{of}: </span> : null}
        {word}
      </span>
    </span>
  );
}

/** From one lane to another, as history tells it. */
export function LaneChange({ from, to, size = "normal" }: { from: LaneOrUnknown; to: LaneOrUnknown; size?: keyof typeof SIZES }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <LaneBadge lane={from} size={size} />
      <span aria-hidden className="text-muted">
        →
      </span>
      <span className="sr-only">to</span>
      <LaneBadge lane={to} size={size} />
    </span>
  );
}
