import { describe, expect, test } from "vitest";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import type { RecordedReason } from "@/lib/core/ledger/event-data";
import { type Judged, summariseReplay } from "./summarise-replay";

const reason = (change: Partial<RecordedReason>): RecordedReason => ({
  clause: "C-1",
  effectiveFloor: "hold",
  effectiveLane: "escalate",
  evidence: null,
  floor: "hold",
  hard: false,
  kind: "condition_not_met",
  lane: "escalate",
  pact: "pact_1",
  remedy: "",
  trigger: null,
  ...change,
});

const judged = (
  verdict: DecisionAnswer["verdict"],
  change: { reasons?: RecordedReason[]; inTruth?: boolean; malformed?: boolean; narrowed?: boolean } = {},
): Judged => ({
  answered: {
    call: { line: 1, tool: "refund", args: {}, context: undefined, run: null, inTruth: change.inTruth ?? null },
    answer: { verdict, constraints: change.narrowed ? [{ kind: "read_only" }] : [] } as unknown as DecisionAnswer,
  },
  reasons: change.reasons ?? [],
  malformed: change.malformed ?? false,
});

const rowOf = (summary: ReturnType<typeof summariseReplay>, clause: string) => summary.clauses.find((row) => row.clause === clause);

describe("the summary of a replay", () => {
  test("counts what a clause's condition stopped apart from what its trust state stopped", () => {
    const summary = summariseReplay(
      [
        judged("hold", { reasons: [reason({})], inTruth: false }),
        judged("hold", { reasons: [reason({}), reason({ kind: "evidence_stale" })], inTruth: true }),
        judged("hold", { reasons: [reason({ kind: "evidence_stale" })], inTruth: true }),
        judged("permit", { inTruth: true }),
      ],
      ["C-1", "C-2"],
    );
    expect(rowOf(summary, "C-1")).toMatchObject({ stopped: 2, stoppedOutsideTruth: 1, stoppedInTruth: 1, stoppedByTrust: 2 });
    expect(rowOf(summary, "C-2")).toMatchObject({ stopped: 0, stoppedByTrust: 0 });
    expect(summary.labelled).toEqual({ inTruth: 3, inTruthStopped: 2, outside: 1, outsideStopped: 1 });
  });

  test("counts an unanswerable condition among the stopped, once a call", () => {
    const summary = summariseReplay([judged("hold", { reasons: [reason({ kind: "condition_error" }), reason({})] })], ["C-1"]);
    expect(rowOf(summary, "C-1")).toMatchObject({ stopped: 1, unanswerable: 1 });
  });

  test("doesn't call it stopped where a condition only narrowed, or where an override lowered it", () => {
    const narrowing = reason({ effectiveFloor: "permit_constrained", floor: "hold" });
    const summary = summariseReplay([judged("permit", { narrowed: true, reasons: [narrowing] })], ["C-1"]);
    expect(rowOf(summary, "C-1")).toMatchObject({ stopped: 0, narrowed: 1 });
    expect(summary.outcomes).toEqual({ permit: 0, narrowed: 1, hold: 0, deny: 0, refused: 0 });
  });

  test("counts a malformed call that got through, whether narrowed or not", () => {
    const summary = summariseReplay(
      [judged("permit", { malformed: true }), judged("permit", { malformed: true, narrowed: true }), judged("hold", { malformed: true })],
      [],
    );
    expect(summary.malformed).toEqual({ calls: 3, permitted: 2 });
  });

  test("counts what no clause says as the system's", () => {
    expect(summariseReplay([judged("hold", { reasons: [reason({ clause: null, kind: "unmapped_action" })] })], ["C-1"]).stoppedBySystem).toBe(1);
  });

  test("says nothing of a ground truth that nobody labelled", () => {
    expect(summariseReplay([judged("permit")], []).labelled).toBeNull();
  });
});
