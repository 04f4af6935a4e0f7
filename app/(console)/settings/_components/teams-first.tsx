import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";

/** What a form that needs a team says while there is none. */
export function TeamsFirst({ teams }: { teams: readonly unknown[] }) {
  if (teams.length > 0) return null;
  return (
    <div className="mb-4">
      <Notice
        tone="caution"
        title="There is no team yet"
        actions={
          <LinkButton href="/settings/teams/new" size="small">
            Add a team
          </LinkButton>
        }
      >
        A team answers for everything that is registered, so begin with one.
      </Notice>
    </div>
  );
}
