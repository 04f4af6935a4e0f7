import { PageHeader } from "@/components/ui/page-header";
import { ReadOnlyNote } from "@/components/ui/read-only-note";
import { holders } from "@/lib/core/members/permissions";
import { formatList } from "@/lib/format/format-count";

/** For a member whose roles don't reach this far. */
export function NotForYou() {
  return (
    <>
      <PageHeader title="History" />
      <ReadOnlyNote
        what="Reading history"
        needs={`one of the roles ${formatList(
          holders("history.read").map((role) => role.replaceAll("_", " ")),
          "or",
        )}`}
        holders={["an administrator gives them in Settings"]}
      />
    </>
  );
}
