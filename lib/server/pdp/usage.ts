import "server-only";
import type { Decision } from "@/lib/core/decisions/decision";
import type { AgentId, PactId } from "@/lib/core/ids";
import type { Constraint } from "@/lib/core/pacts/pact-document";
import type { UsageRow } from "@/lib/core/projections/rows";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/core/time";
import type { Sql } from "../db/sql";
import type { Counts } from "./read-ask";
import { isoOf } from "./wire-answer";

type Counted = Extract<Constraint, { kind: "cap_count" | "cap_rate" }>;
const PERIODS: Record<Counted["per"], number> = { PT1M: MINUTE, PT1H: HOUR, P1D: DAY };

const isCounted = (constraint: Constraint): constraint is Counted => constraint.kind === "cap_count" || constraint.kind === "cap_rate";
const kindOf = (constraint: Counted): string => `${constraint.kind}:${constraint.per}`;

/** Periods are fixed in UTC, so that a count can't be stretched by choosing when to ask. */
const periodStart = (constraint: Counted, at: Instant): Instant => Math.floor(at / PERIODS[constraint.per]) * PERIODS[constraint.per];

/** What has been counted so far for one agent. Read under the lock of the pacts' chains, so that nothing is counted beside it. */
export async function loadUsage(sql: Sql, agent: AgentId | null, pacts: readonly PactId[], at: Instant): Promise<Counts> {
  const rows = await sql.query<{ pact_id: PactId; clause_key: string; kind: string; period_start: Date; count: number }>(
    "select pact_id, clause_key, kind, period_start, count from usage where agent_id = $1 and pact_id = any($2) and period_start > $3",
    [agent, pacts, isoOf(at - DAY)],
  );
  const counts = new Map(rows.map((row) => [`${row.pact_id}|${row.clause_key}|${row.kind}|${row.period_start.getTime()}`, row.count]));
  return (constraint, pact, clause) =>
    isCounted(constraint) ? (counts.get(`${pact}|${clause ?? ""}|${kindOf(constraint)}|${periodStart(constraint, at)}`) ?? 0) : 0;
}

/** What a permit adds, once for each clause that brought a counted limit. */
export function countedUse(decision: Decision, at: Instant): UsageRow[] {
  const { agentId } = decision;
  if (decision.verdict !== "permit" || agentId === null) return [];
  return decision.contributions.flatMap(({ pact, clause, constraints, effectiveLane }) =>
    pact === null || effectiveLane === "allow"
      ? []
      : constraints.filter(isCounted).map((constraint) => ({
          pactId: pact,
          clauseKey: clause ?? "",
          agentId,
          kind: kindOf(constraint),
          periodStart: isoOf(periodStart(constraint, at)),
          count: 1,
        })),
  );
}
