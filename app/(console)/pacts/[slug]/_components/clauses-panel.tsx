import { FiveAnswers } from "@/components/answers/five-answers";
import { FreshBar } from "@/components/evidence/fresh-bar";
import { LaneBadge } from "@/components/lanes/lane-badge";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { LockIcon } from "@/components/ui/icons";
import { TextLink } from "@/components/ui/link-button";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import type { ClauseProof, ClauseView, Consequence, PactDetail } from "@/lib/contract/pacts";
import type { EvidenceSpec } from "@/lib/core/pacts/pact-document";
import { formatCount, formatList, formatNumber } from "@/lib/format/format-count";

/** Every clause with its five answers, and its consequences read back as sentences. */
export function ClausesPanel({ pact: { slug, clauses, inForce, shown } }: { pact: PactDetail }) {
  const editAt = (path: string): string => `/pacts/${slug}/edit?at=${encodeURIComponent(path)}`;
  return (
    <Panel
      title="Clauses"
      description={inForce === null ? `Of version ${shown.number}, which isn't in force.` : `Of version ${shown.number}, which is in force.`}
    >
      {clauses.length === 0 ? (
        <p className="text-muted">
          No clause yet. <TextLink href={`/pacts/${slug}/edit`}>Write the first one.</TextLink>
        </p>
      ) : (
        <ol className="flex flex-col gap-6">
          {clauses.map((view, i) => (
            <li key={view.clause.key || i}>
              <Clause view={view} editAt={(part) => editAt(`clauses[${i}].${part}`)} live={inForce !== null} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Clause({ view, editAt, live }: { view: ClauseView; editAt: (part: string) => string; live: boolean }) {
  const { clause, ownerName, consequences, proofs, findings } = view;
  const errors = findings.filter(({ level }) => level === "error");
  const unmapped = consequences.filter(({ mapped }) => !mapped);
  return (
    <article aria-label={`Clause ${clause.key}`} className="flex flex-col gap-2">
      <h3 className="flex flex-wrap items-center gap-2 text-body font-semibold">
        {clause.key}
        <Badge tone="quiet">{clause.severity}</Badge>
        {clause.hard ? <Badge icon={<LockIcon className="size-3" />}>Red line</Badge> : null}
        {errors.length > 0 ? (
          <TextLink href={editAt((errors[0]?.path ?? "").replace(/^clauses\[\d+\]\.?/, ""))}>{formatCount(errors.length, "error")}</TextLink>
        ) : null}
      </h3>
      <FiveAnswers
        layout="strip"
        label={`Five answers for ${clause.key}`}
        obligation={clause.obligation ? { answer: <Obligation view={view} /> } : { missing: "say what is promised", href: editAt("obligation") }}
        evidence={clause.evidence.length > 0 ? { answer: <Proofs specs={clause.evidence} /> } : { missing: "ask for a proof", href: editAt("evidence") }}
        freshness={
          proofs.length > 0
            ? { answer: <Freshness proofs={proofs} /> }
            : clause.evidence.length === 0
              ? { missing: "no proof whose age could be read", href: editAt("evidence") }
              : live
                ? { answer: <span className="text-muted">Judged for each request: the proof is about its subject.</span> }
                : { answer: <span className="text-muted">Counted once a version is in force.</span> }
        }
        changes={
          unmapped.length > 0
            ? {
                missing: `map ${formatList(unmapped.map(({ trigger }) => trigger.replaceAll("_", " ")))}`,
                href: editAt(`consequences.${unmapped[0]?.trigger}`),
              }
            : { answer: <Changes consequences={consequences} /> }
        }
        owner={ownerName ? { answer: ownerName } : { missing: "name a team", href: editAt("owner") }}
      />
      <Disclosure summary="Consequences, read back">
        <ul className="flex flex-col gap-1.5">
          {consequences.map(({ trigger, lane, sentence }) => (
            <li key={trigger} className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
              <LaneBadge lane={lane} size="small" />
              <span className="min-w-0 grow basis-64">{sentence}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </article>
  );
}

function Obligation({ view: { clause } }: { view: ClauseView }) {
  return (
    <>
      {clause.obligation}
      {clause.requires ? (
        <span className="mt-1 block">
          <Mono>{clause.requires}</Mono>
        </span>
      ) : null}
      {Object.entries(clause.params ?? {}).map(([name, value]) => (
        <span key={name} className="mt-1 block text-table">
          {name} = <b>{typeof value === "number" ? formatNumber(value) : JSON.stringify(value)}</b>
        </span>
      ))}
      <span className="mt-1 block text-meta text-muted">{clause.actions.length > 0 ? `For ${formatList(clause.actions)}` : "For no action"}</span>
    </>
  );
}

function Proofs({ specs }: { specs: readonly EvidenceSpec[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {specs.map(({ kind, method, sources }) => (
        <li key={kind}>
          <b>{kind || "a proof"}</b>: {method || "nobody has said how it is made"}
          <span className="text-muted">{sources.length > 0 ? `, from ${formatList(sources, "or")}` : ""}</span>
        </li>
      ))}
    </ul>
  );
}

function Freshness({ proofs }: { proofs: readonly ClauseProof[] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {proofs.map(({ agent, build, freshness, left, observedAt, staleAt }) => (
        <li key={`${agent} ${build}`}>
          <FreshBar freshness={freshness} left={left} />
          <span className="block text-meta text-muted">
            {agent}
            {build ? `, build ${build}` : ", no build"}
            {observedAt ? (
              <>
                : observed <Time iso={observedAt} show="relative" />
                {staleAt ? (
                  <>
                    , stale <Time iso={staleAt} show="relative" />
                  </>
                ) : null}
              </>
            ) : (
              ": nothing passed"
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

const TELLING = ["condition_not_met", "evidence_stale", "drift_verified"] as const;

/** The three that people ask about first; the rest is read back below. */
function Changes({ consequences }: { consequences: readonly Consequence[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {consequences
        .filter(({ trigger }) => (TELLING as readonly string[]).includes(trigger))
        .map(({ trigger, lane, do: choice }) => (
          <li key={trigger} className="flex flex-wrap items-center gap-x-1.5">
            <span>
              {trigger.replaceAll("_", " ")}: {choice}
            </span>
            <LaneBadge lane={lane} size="small" />
          </li>
        ))}
    </ul>
  );
}
