import { DecisionTable } from "@/components/agents/decision-table";
import { FilterChips } from "@/components/tables/filter-chips";
import { Pagination } from "@/components/tables/pagination";
import { firstParam, type SearchParams, withParams } from "@/components/tables/url-params";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { AgentDetail } from "@/lib/contract/agent-standing";
import { DecisionFilter } from "@/lib/contract/decision-rows";
import { VERDICTS } from "@/lib/core/closed-lists";
import { formatCount } from "@/lib/format/format-count";
import type { MemberActor } from "@/lib/server/auth/actor";
import { listDecisions } from "@/lib/server/decisions/list-decisions";

const WORDS = { permit: "Permitted", hold: "Held", deny: "Denied" } as const;

type DecisionsTabProps = { actor: MemberActor; agent: AgentDetail; query: SearchParams; path: string };

export async function DecisionsTab({ actor, agent, query, path }: DecisionsTabProps) {
  const filter = DecisionFilter.parse({ agent: agent.slug, verdict: firstParam(query, "verdict"), before: firstParam(query, "before") });
  const { rows, older } = await listDecisions(actor, filter);
  const all = withParams(path, query, { verdict: null, before: null });
  return (
    <Panel
      title="Decisions"
      flush
      actions={
        <FilterChips
          label="Answers"
          chips={VERDICTS.map((verdict) => ({
            label: WORDS[verdict],
            href: withParams(path, query, { verdict: filter.verdict === verdict ? null : verdict, before: null }),
            active: filter.verdict === verdict,
          }))}
          clearHref={all}
        />
      }
    >
      <DecisionTable
        rows={rows}
        empty={
          filter.verdict || filter.before ? (
            <EmptyState title="No decision matches" action={<LinkButton href={all}>All decisions</LinkButton>}>
              The agent may have been answered otherwise.
            </EmptyState>
          ) : (
            <EmptyState title="It hasn't asked yet">Its first request for a decision appears here, with the answer and the reason.</EmptyState>
          )
        }
      />
      <Pagination
        label="decisions"
        summary={rows.length === 0 ? "No decisions" : `${formatCount(rows.length, "decision")}, newest first`}
        previousHref={filter.before ? withParams(path, query, { before: null }) : null}
        nextHref={older ? withParams(path, query, { before: older }) : null}
      />
    </Panel>
  );
}
