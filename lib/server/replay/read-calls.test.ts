import { expect, test } from "vitest";
import { readCalls } from "./read-calls";

test("reads a call out of a line, by tool or action, and leaves the rest of the line alone", () => {
  const lines = [
    '{"tool":"refund","args":{"order":"O-1"},"context":{"paid":true},"run_id":"run-1","in_ground_truth":true,"model":"m"}',
    "",
    '{"action":"orders.refund","args":{}}',
  ];
  expect(readCalls(lines.join("\n")).calls).toEqual([
    { line: 1, tool: "refund", args: { order: "O-1" }, context: { paid: true }, run: "run-1", inTruth: true },
    { line: 3, tool: "orders.refund", args: {}, context: undefined, run: null, inTruth: null },
  ]);
});

test("keeps args of any kind, because what the door says to them is what a replay is for", () => {
  expect(readCalls('{"tool":"refund","args":"all of it"}\n{"tool":"refund"}').calls.map(({ args }) => args)).toEqual(["all of it", undefined]);
});

test("names the lines that hold no call", () => {
  expect(readCalls('{"tool":\n[]\n{"args":{}}\n{"tool":"","args":{}}').unreadable).toEqual([
    { line: 1, problem: "isn't JSON" },
    { line: 2, problem: "isn't an object" },
    { line: 3, problem: "names no tool" },
    { line: 4, problem: "names no tool" },
  ]);
});

test("leaves out what it was told to, and counts it", () => {
  const lines = '{"tool":"a","domain":"airline"}\n{"tool":"b","domain":"retail"}\n{"tool":"c"}';
  const { calls, leftOut } = readCalls(lines, { domain: "airline" });
  expect(calls.map(({ tool }) => tool)).toEqual(["a"]);
  expect(leftOut).toBe(2);
});
