import { ReadOnlyNote } from "@/components/ui/read-only-note";
import type { Denied } from "./who-may";

/** Why this page can only be read, and who could change it. */
export function DeniedNote({ what, denied }: { what: string; denied: Denied | null }) {
  if (!denied) return null;
  return (
    <div className="mb-4">
      <ReadOnlyNote what={what} needs={denied.needs} holders={denied.holders} />
    </div>
  );
}
