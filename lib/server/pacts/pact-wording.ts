import "server-only";
import type { Wording } from "@/lib/core/pacts/wording";
import { formatNumber } from "@/lib/format/format-count";
import { formatDuration, parseDuration } from "@/lib/format/format-duration";
import { formatMoney } from "@/lib/format/format-money";

/** How a pact's values are put into words for people. */
export const PACT_WORDING: Wording = {
  duration: (iso) => {
    const length = parseDuration(iso);
    return length === null ? iso || "no stated time" : formatDuration(length);
  },
  money: (minor, currency) => (Number.isSafeInteger(minor) ? formatMoney({ minor, currency }) : `${minor} ${currency}`),
  number: (value) => (Number.isInteger(value) ? formatNumber(value) : String(value)),
};
