import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseInstant } from "../pacts/iso-instant";
import { type GoldenCase, readGoldenCase } from "../testing/golden-case";
import { parseDuration } from "../time";
import { decide } from "./decide";

const folder = new URL("./cases/", import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort();

test("there are golden cases for every shape of an answer", () => {
  const shapes = new Set(
    files.map((name) => {
      const { answer } = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as GoldenCase;
      return answer.verdict === "permit" && answer.constraints.length > 0 ? "permit with constraints" : answer.verdict;
    }),
  );
  expect([...shapes].sort()).toEqual(["deny", "hold", "permit", "permit with constraints"]);
});

test.each(files)("%s is answered as it stands in the file", (name) => {
  const file = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as GoldenCase;
  const { request, snapshot, now } = readGoldenCase(file, decide);
  const decision = decide(request, snapshot, now);
  const { settlements, hold, validUntil, ...expected } = file.answer;
  expect(decision).toMatchObject(expected);
  expect(decision.constraints).toEqual(expected.constraints);
  expect(decision.validUntil).toBe(validUntil === null ? null : parseInstant(validUntil));
  expect(decision.settlements.map(({ clause, amountMinor, instruction }) => ({ clause, amountMinor, instruction }))).toEqual(settlements ?? []);
  if (hold) expect(decision.hold).toMatchObject({ ...hold, answerWithin: parseDuration(hold.answerWithin) });
  else expect(decision.hold).toBeNull();
});
