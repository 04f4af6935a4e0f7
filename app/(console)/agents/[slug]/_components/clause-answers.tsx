import { FiveAnswers } from "@/components/answers/five-answers";
import { FreshBar } from "@/components/evidence/fresh-bar";
import { FilterChips } from "@/components/tables/filter-chips";
import { type SearchParams, withParams } from "@/components/tables/url-params";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import type { AgentDetail, ClauseStanding, ProofView } from "@/lib/contract/agent-standing";
import { formatList } from "@/lib/format/format-count";

function Proof({ proof: { kind, method, sources, subject } }: { proof: ProofView }) {
  return (
    <li>
      <b className="font-semibold">{kind}</b>
      {subject ? ` about each ${subject}` : ""}: {method || "nobody has said how it is made"}
      <span className="text-muted">{sources.length > 0 ? `, from ${formatList(sources, "or")}` : ""}</span>
    </li>
  );
}

function Freshness({ freshness }: { freshness: NonNullable<ClauseStanding["freshness"]> }) {
  if (!freshness.state) return null;
  return (
    <>
      <FreshBar freshness={freshness.state} left={freshness.left} />
      {freshness.observedAt ? (
        <span className="block text-muted">
          observed <Time iso={freshness.observedAt} show="relative" />
          {freshness.staleAt ? (
            <>
              , stale <Time iso={freshness.staleAt} show="relative" />
            </>
          ) : null}
        </span>
      ) : (
        <span className="block text-muted">nothing passed on this build</span>
      )}
    </>
  );
}

/** The five answers for every clause that the agent is held to, for the build in use. */
export function ClauseAnswers({ agent, query, path }: { agent: AgentDetail; query: SearchParams; path: string }) {
  const { clauses, build, builds } = agent;
  if (clauses.length === 0) return null;
  const choices = builds.filter((one) => one.inUse || one.id === build?.id);
  return (
    <Panel
      title="What it is held to"
      description={build ? `Each clause with what proves it for build ${build.label}.` : "Each clause. Nothing can prove one before the agent has a build."}
      actions={
        choices.length > 1 ? (
          <FilterChips
            label="Build"
            chips={choices.map((one) => ({ label: one.label, href: withParams(path, query, { build: one.id }), active: one.id === build?.id }))}
          />
        ) : null
      }
    >
      <ul className="space-y-5">
        {clauses.map((clause) => (
          <li key={`${clause.pact.slug} ${clause.key}`}>
            <h3 className="mb-1 flex flex-wrap items-center gap-2 text-body font-semibold">
              {clause.key} <span className="font-normal text-muted">{clause.pact.name}</span> <Badge tone="quiet">{clause.severity}</Badge>
            </h3>
            <FiveAnswers
              layout="strip"
              label={`Five answers for ${clause.key}`}
              obligation={clause.obligation ? { answer: clause.obligation } : { missing: "say what is promised", href: `/pacts/${clause.pact.slug}` }}
              evidence={
                clause.proofs.length > 0
                  ? {
                      answer: (
                        <ul className="space-y-1">
                          {clause.proofs.map((proof) => (
                            <Proof key={`${proof.kind} ${proof.subject}`} proof={proof} />
                          ))}
                        </ul>
                      ),
                    }
                  : { missing: "ask for a proof", href: `/pacts/${clause.pact.slug}` }
              }
              freshness={clause.freshness ? { answer: <Freshness freshness={clause.freshness} /> } : { missing: "no proof whose age could be read" }}
              changes={
                clause.changes.length > 0
                  ? {
                      answer: (
                        <ul className="space-y-1">
                          {clause.changes.map((sentence) => (
                            <li key={sentence}>{sentence}</li>
                          ))}
                        </ul>
                      ),
                    }
                  : { missing: "map its consequences", href: `/pacts/${clause.pact.slug}` }
              }
              owner={clause.owner ? { answer: clause.owner.name } : { missing: "name a team", href: `/pacts/${clause.pact.slug}` }}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
