import "server-only";
import { formatCount, formatNumber } from "@/lib/format/format-count";
import type { Target } from "./replay-target";
import { OUTCOMES, type ReplaySummary } from "./summarise-replay";

export type ReplayFacts = { holds: number; openHolds: number; unreadable: number; leftOut: number; ms: number };

/** The report for people, as two tables and the sentences that go with them. */
export function printReplay(summary: ReplaySummary, { slug, version, agent, document }: Target, facts: ReplayFacts): void {
  const { calls, outcomes, tools, clauses, malformed, labelled, refusals, stoppedBySystem } = summary;
  console.log(`\n${formatCount(calls, "call")} of ${agent} under version ${version} of ${slug}, in ${(facts.ms / 1_000).toFixed(1)} s\n`);
  table(
    ["tool", "calls", ...OUTCOMES],
    [...tools.map((row) => [row.tool, row.calls, ...OUTCOMES.map((one) => row[one])]), ["all", calls, ...OUTCOMES.map((one) => outcomes[one])]],
  );
  console.log();
  const truth = labelled !== null;
  const severity = new Map(document.clauses.map((clause) => [clause.key, clause.severity]));
  table(
    [
      "clause",
      "severity",
      "stopped by its condition",
      ...(truth ? ["outside ground truth", "in ground truth"] : []),
      "couldn't be asked",
      "narrowed",
      "stopped by trust state",
    ],
    clauses.map((row) => [
      row.clause,
      severity.get(row.clause) ?? "",
      row.stopped,
      ...(truth ? [row.stoppedOutsideTruth, row.stoppedInTruth] : []),
      row.unanswerable,
      row.narrowed,
      row.stoppedByTrust,
    ]),
  );
  console.log();
  if (labelled)
    console.log(
      `Stopped: ${formatNumber(labelled.outsideStopped)} of ${formatNumber(labelled.outside)} calls outside the ground truth, ${formatNumber(labelled.inTruthStopped)} of ${formatNumber(labelled.inTruth)} in it.`,
    );
  if (stoppedBySystem > 0)
    console.log(`${formatCount(stoppedBySystem, "call was", "calls were")} stopped by something that no clause says, such as an action nobody registered.`);
  console.log(`${formatCount(malformed.calls, "malformed call")}, ${formatNumber(malformed.permitted)} permitted.`);
  console.log(`${formatCount(facts.holds, "hold")} in the review queue for them, ${formatNumber(facts.openHolds)} still to be decided.`);
  if (facts.leftOut > 0) console.log(`${formatCount(facts.leftOut, "line")} left out by --only.`);
  for (const { line, problem } of refusals) console.log(`Line ${line} was refused: ${problem}.`);
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const numeric = head.map((_, column) => rows.every((row) => typeof row[column] === "number"));
  for (const [i, row] of cells.entries()) {
    console.log(
      row
        .map((cell, column) => (numeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    );
    if (i === 0) console.log(widths.map((width) => "-".repeat(width)).join("  "));
  }
}
