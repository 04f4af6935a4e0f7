import { expect, test } from "vitest";
import { readFractions } from "./read-fractions";

test("a share comes back as the number it was, wherever it stands", () => {
  const body = { action: { do: "degrade", constraints: [{ kind: "sampled_review", share: "0.1", when: "after" }] }, amount: { share: "1e-7" } };
  expect(readFractions(body)).toEqual({
    action: { do: "degrade", constraints: [{ kind: "sampled_review", share: 0.1, when: "after" }] },
    amount: { share: 1e-7 },
  });
});

test("what was text or whole stays as it is", () => {
  const body = { share: 25, score: "0.75", weight: "1", document: '{"share":0.1}', list: ["0.1", null, true], name: "share" };
  expect(readFractions(body)).toEqual(body);
});
