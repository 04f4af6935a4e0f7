import { formatList } from "@/lib/format/format-count";
import { TextLink } from "../ui/link-button";
import { Mono } from "../ui/mono";

type ApprovalNeedProps = {
  /** Provably stricter than what is in force. */
  onlyStrengthens: boolean;
  approved: boolean;
  /** Who could approve it: no author among them. */
  approvers: readonly { name: string }[];
  slug: string;
  /** Nothing of the pact is in force yet. */
  first: boolean;
  /** The saved version, to be downloaded for the command below. */
  number?: number;
};

/** Whether a version needs somebody else, who that could be, and what to do where there is nobody. */
export function ApprovalNeed({ onlyStrengthens, approved, approvers, slug, first, number }: ApprovalNeedProps) {
  if (approved) return <p>Approved: it can be published.</p>;
  if (onlyStrengthens) return <p>Every change is provably stricter, so its author may publish it alone.</p>;
  if (approvers.length > 0)
    return (
      <p>
        Needs someone else:{" "}
        <b>
          {formatList(
            approvers.map(({ name }) => name),
            "or",
          )}
        </b>{" "}
        (trust lead). {first ? "Nobody puts a first version in force alone." : "Not every change is provably stricter than what is in force."}
      </p>
    );
  return (
    <div className="flex flex-col gap-1">
      <p>
        Needs a trust lead who didn't write it, and there is nobody. <TextLink href="/settings/members">Add a member</TextLink> with that role, or let whoever
        holds this machine publish it:
      </p>
      <p className="flex flex-wrap items-center gap-x-2">
        <Mono>npm run pact -- apply {slug || "pact"}.yaml --publish</Mono>
        {number === undefined ? null : (
          // What answers is a file, so this is no link of the router.
          <a href={`/pacts/${slug}/versions/${number}/document`} download={`${slug}.yaml`}>
            Download {slug}.yaml
          </a>
        )}
      </p>
      <p className="text-muted">The command line authors and approves, and history says so.</p>
    </div>
  );
}

/** The same in a few words, beside a button that can't be pressed. */
export const approvalReason = ({ onlyStrengthens, approved, approvers }: Omit<ApprovalNeedProps, "slug" | "first" | "number">): string | null => {
  if (approved || onlyStrengthens) return null;
  return approvers.length > 0
    ? `Needs someone else: ${formatList(
        approvers.map(({ name }) => name),
        "or",
      )} (trust lead).`
    : "Needs a trust lead who didn't write it, and there is nobody.";
};
