"use client";
import type { ShownValue as Value } from "@/lib/core/reviews/display-action";
import { formatMoney } from "@/lib/format/format-money";
import { spellHidden } from "@/lib/format/reveal-characters";
import { Time } from "../ui/time";
import { DecodedValue } from "../untrusted/decoded-value";

/** A value of the action as it was decoded: nothing in it is read as markup, and nothing it hides stays hidden. */
export function ShownValue({ value }: { value: Value }) {
  switch (value.kind) {
    case "missing":
      return <b className="text-lane-escalate">Missing</b>;
    case "money":
      return value.currency === null ? (
        <span className="tabular-nums">
          {value.minor} <span className="text-muted">(no currency)</span>
        </span>
      ) : (
        <span className="tabular-nums">{formatMoney({ minor: value.minor, currency: spellHidden(value.currency) })}</span>
      );
    case "instant":
      return <Time iso={value.iso} />;
    case "text":
      return <DecodedValue value={value.text} />;
  }
}
