import type { ReviewDetail } from "@/lib/contract/reviews";
import { formatList } from "@/lib/format/format-count";

/** Of whom one more approval would bring an item further. */
export const stillWords = (still: readonly string[]): string =>
  formatList(
    still.map((team) => (team === "anyone" ? "another person" : `somebody of ${team}`)),
    "or",
  );

/** Where several people must approve: who has, and who is still needed. The first one's reason is told after the second's. */
export function EyesLine({ review }: { review: Pick<ReviewDetail, "eyes" | "decisions" | "status"> }) {
  const { needed, have, still } = review.eyes;
  if (review.status !== "open" || needed < 2) return null;
  const approved = review.decisions.filter(({ verb, undoneAt }) => undoneAt === null && (verb === "approve" || verb === "conditions")).map(({ by }) => by);
  return (
    <p className="mb-2 text-table">
      <b>
        {have} of {needed} approvals
      </b>
      {approved.length > 0 ? ` by ${formatList(approved)}` : ""}. Next: {stillWords(still)}.
    </p>
  );
}
