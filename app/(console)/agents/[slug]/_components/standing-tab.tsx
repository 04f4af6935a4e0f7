import type { SearchParams } from "@/components/tables/url-params";
import { Disclosure } from "@/components/ui/disclosure";
import { Panel } from "@/components/ui/panel";
import type { AgentDetail } from "@/lib/contract/agent-standing";
import { formatCount } from "@/lib/format/format-count";
import type { MemberActor } from "@/lib/server/auth/actor";
import { listHolders } from "@/lib/server/members/reads";
import { ClauseAnswers } from "./clause-answers";
import { DelegationCard } from "./delegation-card";
import { OpenTriggers } from "./open-triggers";

type StandingTabProps = { actor: MemberActor; agent: AgentDetail; query: SearchParams; path: string };

/** Where the agent stands under each pact and why, what narrows it until somebody closes it, and what it is held to. */
export async function StandingTab({ actor, agent, query, path }: StandingTabProps) {
  const closers = await listHolders(actor, "triggers.close");
  const inUse = agent.delegations.filter((one) => one.inUse);
  const others = agent.delegations.filter((one) => !one.inUse);
  return (
    <>
      {agent.triggers.length > 0 ? <OpenTriggers triggers={agent.triggers} closers={closers} /> : null}
      <Panel title="Standing" description="By pact and build, as the next request would find it.">
        {inUse.length === 0 ? (
          <p className="text-muted">No version of a pact in force names this agent, so there is nothing it may do. Name it in a pact to begin.</p>
        ) : null}
        <ul className="space-y-4">
          {inUse.map((one) => (
            <li key={`${one.pact.id} ${one.build?.id}`}>
              <DelegationCard delegation={one} />
            </li>
          ))}
        </ul>
        {others.length > 0 ? (
          <Disclosure summary={`${formatCount(others.length, "standing")} with builds that aren't in use`} className="mt-4">
            <ul className="space-y-4">
              {others.map((one) => (
                <li key={`${one.pact.id} ${one.build?.id}`}>
                  <DelegationCard delegation={one} />
                </li>
              ))}
            </ul>
          </Disclosure>
        ) : null}
      </Panel>
      <ClauseAnswers agent={agent} query={query} path={path} />
    </>
  );
}
