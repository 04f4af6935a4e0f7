import "server-only";
import type { JsonObject } from "@/lib/core/json";

/** One recorded tool call. What else stands in its line is left alone. */
export type RecordedCall = {
  line: number;
  tool: string;
  args: unknown;
  context: unknown;
  run: string | null;
  /** Whether the call belongs to the task's ground truth; null where nobody said. */
  inTruth: boolean | null;
};

export type Recording = { calls: RecordedCall[]; unreadable: { line: number; problem: string }[]; leftOut: number };

/**
 * Recorded calls out of JSON lines: `tool` (or `action`), `args`, and where there are any `context`, `run_id` and
 * `in_ground_truth`. With `only` the lines whose fields say something else are left out. Args of any kind are kept: what the
 * door says to malformed ones is what a replay is for.
 */
export function readCalls(text: string, only: Readonly<Record<string, string>> = {}): Recording {
  const recording: Recording = { calls: [], unreadable: [], leftOut: 0 };
  for (const [i, written] of text.split("\n").entries()) {
    if (written.trim() === "") continue;
    const line = i + 1;
    const read = readLine(written);
    if (typeof read === "string") recording.unreadable.push({ line, problem: read });
    else if (Object.entries(only).some(([field, value]) => String(read[field]) !== value)) recording.leftOut++;
    else recording.calls.push(callOf(read, line));
  }
  return recording;
}

function readLine(written: string): JsonObject | string {
  let read: unknown;
  try {
    read = JSON.parse(written);
  } catch {
    return "isn't JSON";
  }
  if (typeof read !== "object" || read === null || Array.isArray(read)) return "isn't an object";
  const { tool, action = tool } = read as JsonObject;
  return typeof action === "string" && action !== "" ? (read as JsonObject) : "names no tool";
}

function callOf(read: JsonObject, line: number): RecordedCall {
  const { tool, action = tool, args, context, run_id: run, in_ground_truth: inTruth } = read;
  return {
    line,
    tool: String(action),
    args,
    context: context ?? undefined,
    run: typeof run === "string" && run !== "" ? run.slice(0, 200) : null,
    inTruth: typeof inTruth === "boolean" ? inTruth : null,
  };
}
