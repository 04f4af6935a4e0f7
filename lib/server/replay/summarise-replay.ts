import "server-only";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import type { RecordedReason } from "@/lib/core/ledger/event-data";
import type { RecordedCall } from "./read-calls";
import type { Answered } from "./send-calls";

export const OUTCOMES = ["permit", "narrowed", "hold", "deny", "refused"] as const;
/** `narrowed`: permitted under constraints. `refused`: the door couldn't read the request, so it decided nothing. */
export type Outcome = (typeof OUTCOMES)[number];

export type ToolRow = { tool: string; calls: number } & Record<Outcome, number>;

export type ClauseRow = {
  clause: string;
  /** Calls that its own condition held or denied. */
  stopped: number;
  stoppedOutsideTruth: number;
  stoppedInTruth: number;
  /** Calls that it could not be asked about: an input was missing or malformed. Among the stopped. */
  unanswerable: number;
  /** Calls that its condition let pass under constraints. */
  narrowed: number;
  /** Calls that the state of its evidence or an open trigger held or denied. */
  stoppedByTrust: number;
};

export type ReplaySummary = {
  calls: number;
  outcomes: Record<Outcome, number>;
  tools: ToolRow[];
  clauses: ClauseRow[];
  /** Stopped by something that no clause says: no pact, a scope, a suspension. */
  stoppedBySystem: number;
  malformed: { calls: number; permitted: number };
  labelled: { inTruth: number; inTruthStopped: number; outside: number; outsideStopped: number } | null;
  refusals: { line: number; problem: string }[];
};

export type Judged = { answered: Answered; reasons: readonly RecordedReason[]; malformed: boolean };

const CONDITION = new Set(["condition_not_met", "condition_error"]);

function outcomeOf(answered: Answered): Outcome {
  if (!("answer" in answered)) return "refused";
  const { verdict, constraints }: DecisionAnswer = answered.answer;
  return verdict === "permit" && constraints.length > 0 ? "narrowed" : verdict;
}

const isStop = (outcome: Outcome): boolean => outcome !== "permit" && outcome !== "narrowed";
const stops = ({ effectiveFloor }: RecordedReason): boolean => effectiveFloor === "hold" || effectiveFloor === "deny";

/** Counts verdicts by tool and by clause; what a condition stopped stays apart from what the trust state stopped. */
export function summariseReplay(judged: readonly Judged[], clauseKeys: readonly string[]): ReplaySummary {
  const clauses = new Map(clauseKeys.map((clause): [string, ClauseRow] => [clause, emptyClause(clause)]));
  const tools = new Map<string, ToolRow>();
  const outcomes = emptyOutcomes();
  const malformed = { calls: 0, permitted: 0 };
  let stoppedBySystem = 0;
  for (const { answered, reasons, malformed: isMalformed } of judged) {
    const outcome = outcomeOf(answered);
    const { call } = answered;
    outcomes[outcome]++;
    const tool = tools.get(call.tool) ?? { tool: call.tool, calls: 0, ...emptyOutcomes() };
    tools.set(call.tool, { ...tool, calls: tool.calls + 1, [outcome]: tool[outcome] + 1 });
    if (isMalformed) malformed.calls++;
    if (isMalformed && !isStop(outcome)) malformed.permitted++;
    if (isStop(outcome) && reasons.some((reason) => reason.clause === null && stops(reason))) stoppedBySystem++;
    for (const row of clauses.values())
      countClause(
        row,
        reasons.filter(({ clause }) => clause === row.clause),
        call,
      );
  }
  const labelled = judged.filter(({ answered }) => answered.call.inTruth !== null);
  return {
    calls: judged.length,
    outcomes,
    tools: [...tools.values()].sort((a, b) => a.tool.localeCompare(b.tool)),
    clauses: [...clauses.values()],
    stoppedBySystem,
    malformed,
    labelled: labelled.length === 0 ? null : labelledOf(labelled),
    refusals: judged.flatMap(({ answered }) => ("refused" in answered ? [{ line: answered.call.line, problem: answered.refused.problem }] : [])),
  };
}

function countClause(row: ClauseRow, reasons: readonly RecordedReason[], { inTruth }: RecordedCall): void {
  const condition = reasons.filter(({ kind }) => CONDITION.has(kind));
  if (condition.some(stops)) {
    row.stopped++;
    if (inTruth === false) row.stoppedOutsideTruth++;
    if (inTruth === true) row.stoppedInTruth++;
    if (condition.some(({ kind }) => kind === "condition_error")) row.unanswerable++;
  } else if (condition.length > 0) row.narrowed++;
  if (reasons.some((reason) => !CONDITION.has(reason.kind) && stops(reason))) row.stoppedByTrust++;
}

function labelledOf(labelled: readonly Judged[]): ReplaySummary["labelled"] {
  const count = (inTruth: boolean, onlyStopped: boolean) =>
    labelled.filter(({ answered }) => answered.call.inTruth === inTruth && (!onlyStopped || isStop(outcomeOf(answered)))).length;
  return { inTruth: count(true, false), inTruthStopped: count(true, true), outside: count(false, false), outsideStopped: count(false, true) };
}

const emptyOutcomes = (): Record<Outcome, number> => ({ permit: 0, narrowed: 0, hold: 0, deny: 0, refused: 0 });
const emptyClause = (clause: string): ClauseRow => ({
  clause,
  stopped: 0,
  stoppedOutsideTruth: 0,
  stoppedInTruth: 0,
  unanswerable: 0,
  narrowed: 0,
  stoppedByTrust: 0,
});
