import type { PactMode } from "@/lib/contract/pacts";
import type { VersionStatus } from "@/lib/core/closed-lists";
import { Badge } from "../ui/badge";
import { CheckIcon } from "../ui/icons";

const WORDS = { draft: "Draft", approved: "Approved", shadow: "Shadow", enforced: "In force", retired: "Retired" } as const satisfies Record<
  VersionStatus,
  string
>;

/** Where a version stands on its way: only what is in force, or in shadow, answers requests. */
export function ModeBadge({ mode, share = 100 }: { mode: PactMode; share?: number }) {
  if (mode !== "enforced") return <Badge tone="quiet">{mode === "shadow" ? "Shadow: nothing is blocked" : WORDS[mode]}</Badge>;
  return (
    <Badge icon={<CheckIcon className="size-3" />}>
      {WORDS.enforced}
      {share < 100 ? ` for ${share} %` : ""}
    </Badge>
  );
}
