import { expect, test } from "vitest";
import { REFUSALS } from "@/lib/contract/refusals";
import { refusedSentence, unavailableWords } from "./refusal-words";

const now = Date.parse("2026-11-23T12:00:02.400Z");
const refused = (code: keyof typeof REFUSALS, fields?: Record<string, string>) => ({ code, sentence: REFUSALS[code].sentence, fields });

test.each([
  [
    "who was first, and by how much",
    refused("already_decided", { by: "Bo", verb: "reject", at: "2026-11-23T12:00:00.000Z" }),
    "Bo rejected this 2\u00a0s before you. Yours was not applied.",
  ],
  [
    "a photo finish as a second",
    refused("already_decided", { by: "Bo", verb: "approve", at: "2026-11-23T12:00:02.300Z" }),
    "Bo approved this 1\u00a0s before you. Yours was not applied.",
  ],
  ["a decision without a name", refused("already_decided"), REFUSALS.already_decided.sentence],
  ["who took it over", refused("claim_lost", { by: "Ana" }), "Ana took this over. Yours was not applied."],
  [
    "which field was wrong",
    refused("bad_request", { amountMinor: "must be smaller than what was asked for" }),
    "The amount must be smaller than what was asked for.",
  ],
  ["anything else in its own sentence", refused("evidence_changed"), REFUSALS.evidence_changed.sentence],
] as const)("a refused decision tells %s", (_, answer, sentence) => {
  expect(refusedSentence(answer, now)).toBe(sentence);
});

test("a verb that isn't possible says who could", () => {
  expect(unavailableWords({ code: "own_agent", detail: null }, ["Ana"])).toBe("You own this agent; it needs another reviewer. Ana can.");
  expect(unavailableWords({ code: "not_eligible", detail: null }, [])).toBe("This item is for another team. Nobody can right now.");
  expect(unavailableWords({ code: "no_level_above", detail: null }, [])).toBe(REFUSALS.no_level_above.sentence);
});
