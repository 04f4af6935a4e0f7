import "server-only";
import type { ShownAction, ShownValue } from "@/lib/core/reviews/display-action";
import { formatInstant } from "@/lib/format/format-instant";
import { formatMoney } from "@/lib/format/format-money";
import { spellHidden } from "@/lib/format/reveal-characters";
import { truncateMiddle } from "@/lib/format/truncate-middle";

const LONGEST_VALUE = 60;
const LONGEST_TITLE = 200;

const shorten = (text: string, limit: number): string => {
  const { head, tail, hidden } = truncateMiddle(text, limit);
  return hidden > 0 ? `${head}…${tail}` : text;
};

function valueText(value: ShownValue): string {
  switch (value.kind) {
    case "missing":
      return "Missing";
    case "money":
      return value.currency === null
        ? `${value.minor} (no currency)`
        : shorten(formatMoney({ minor: value.minor, currency: spellHidden(value.currency) }), LONGEST_VALUE);
    case "instant":
      return formatInstant(value.iso);
    case "text":
      return shorten(spellHidden(value.text), LONGEST_VALUE);
  }
}

/** An action's title as one line of text. What values hide is spelled out, so that it can't rearrange what stands around it. */
export const titleText = ({ title }: Pick<ShownAction, "title">): string =>
  shorten(title.map((part) => ("text" in part ? part.text : valueText(part.value))).join(""), LONGEST_TITLE);
