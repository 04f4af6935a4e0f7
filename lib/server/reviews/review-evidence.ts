import "server-only";
import type { EvidenceCard } from "@/lib/contract/reviews";
import { readSubject } from "@/lib/core/decisions/request-facts";
import type { Snapshot } from "@/lib/core/decisions/snapshot";
import type { BuildId, SourceId } from "@/lib/core/ids";
import type { JsonObject } from "@/lib/core/json";
import type { CompiledClause, CompiledPact } from "@/lib/core/pacts/compile-pact";
import type { ReviewRow } from "@/lib/core/projections/rows";
import type { Instant } from "@/lib/core/time";
import { clauseFreshness, type SpecFreshness } from "@/lib/core/trust/freshness";
import type { Sql } from "../db/sql";
import { digestOf } from "../ledger/canonical";

type Unit = { clause: string; kind: string; source: string; passed: boolean | null; x: number | null; observed_at: Date };

export type ReviewEvidence = {
  cards: EvidenceCard[];
  /** Changes when the evidence says something else: not with age inside a window, nor with one more proof of the same. */
  mark: string;
};

type Around = { pact: CompiledPact | null; snapshot: Snapshot; buildId: BuildId | null; request: { args: JsonObject; context: JsonObject }; now: Instant };

const WORST_FIRST = ["contradictory", "missing", "stale", "ageing", "fresh"] as const;

/** What proves the clauses that govern the action, as it stands now; what holds the item first, and the worst of that. */
export async function reviewEvidence(sql: Sql, review: ReviewRow, around: Around): Promise<ReviewEvidence> {
  const { pact, snapshot, buildId, request, now } = around;
  const clauses = pact?.clausesByAction.get(review.action) ?? [];
  const agent = [...snapshot.agents.values()].find(({ id }) => id === review.agentId);
  const trust = snapshot.pacts.find(({ id }) => id === review.pactId)?.trust.get(review.agentId) ?? EMPTY_TRUST;
  const holding = new Set(review.contributions.filter((c) => c.effectiveFloor === "hold").map((c) => c.clause));
  const subjects = clauses.flatMap((clause) => subjectOf(clause, request) ?? []);
  const newest = await newestUnits(sql, review, { clauses, buildId, subjects });
  const cards = clauses.flatMap((clause): EvidenceCard[] => {
    const freshness = clauseFreshness(clause, { trust, build: buildId === null ? null : { id: buildId }, now, subject: subjectOf(clause, request) });
    const written = pact?.document.clauses[clause.index];
    if (!written) return [];
    return (freshness?.specs ?? []).map((spec): EvidenceCard => {
      const asked = written.evidence.find(({ kind }) => kind === spec.kind);
      const window = clause.evidence.find(({ kind }) => kind === spec.kind)?.window ?? 1;
      const unit = newest.find((one) => one.clause === clause.key && one.kind === spec.kind);
      return {
        id: `${clause.key}:${spec.kind}`,
        clause: clause.key,
        obligation: written.obligation,
        severity: clause.severity,
        kind: spec.kind,
        method: asked?.method ?? "",
        sources: asked?.sources ?? [],
        state: freshness?.state === "contradictory" ? "contradictory" : spec.state,
        left: leftOf(spec, window, now),
        observedAt: isoOf(spec.observedAt),
        staleAt: isoOf(spec.staleAt),
        missingAt: isoOf(spec.missingAt),
        newest: unit
          ? {
              source: unit.source,
              result: unit.passed === null ? "none" : unit.passed ? "pass" : "fail",
              score: unit.x,
              observedAt: unit.observed_at.toISOString(),
            }
          : null,
        required: holding.has(clause.key),
      };
    });
  });
  cards.sort((a, b) => Number(b.required) - Number(a.required) || WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state) || (a.id < b.id ? -1 : 1));
  const triggers = [...trust.triggers, ...(agent?.triggers ?? [])].map(({ id }) => id).sort();
  const said = cards.map(({ id, state, newest: unit }) => `${id} ${state === "ageing" ? "fresh" : state} ${unit?.result ?? ""}`).sort();
  return { cards, mark: digestOf([said, triggers]) };
}

const EMPTY_TRUST = { epoch: 0, proofs: [], triggers: [], bands: [], overrides: [], recovery: null };

const isoOf = (instant: Instant | null): string | null => (instant === null || !Number.isFinite(instant) ? null : new Date(instant).toISOString());

const leftOf = ({ observedAt }: SpecFreshness, window: number, now: Instant): number | null =>
  observedAt === null ? null : Math.max(0, 1 - Math.max(0, now - observedAt) / window);

/** The subject that the request names for the clause's proofs about subjects. */
function subjectOf(clause: CompiledClause, request: Around["request"]): string | null {
  const path = clause.evidence.find(({ subject }) => subject !== null)?.subject?.path;
  return path ? readSubject(request, path) : null;
}

/** The newest closed unit of each kind, whether it passed or not. */
async function newestUnits(
  sql: Sql,
  review: ReviewRow,
  about: { clauses: readonly CompiledClause[]; buildId: BuildId | null; subjects: string[] },
): Promise<Unit[]> {
  return sql.query<Unit & { source_id: SourceId }>(
    `select distinct on (u.clause_key, u.kind) u.clause_key as clause, u.kind, s.slug as source, u.passed, u.x, u.observed_at
      from unit u join source s on s.id = u.source_id
      where u.pact_id = $1 and u.clause_key = any($2) and u.closed_at is not null and s.revoked_at is null
        and ((u.agent_id = $3 and u.build_id = $4) or u.subject_id = any($5))
      order by u.clause_key, u.kind, least(u.observed_at, u.received_at) desc`,
    [review.pactId, about.clauses.map(({ key }) => key), review.agentId, about.buildId, about.subjects],
  );
}
