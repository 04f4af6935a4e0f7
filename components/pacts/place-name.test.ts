import { expect, test } from "vitest";
import { placeName } from "./place-name";

test.each([
  ["title", "title"],
  ["agents[0]", "agents 1"],
  ["clauses[1].requires", "C-2, requires"],
  ["clauses[1].consequences.condition_not_met.answerWithin", "C-2, consequences, condition not met, answer within"],
  ["clauses[0].evidence[1].window", "C-1, evidence 2, window"],
  ["clauses[1].accepts.args.amountMinor", "C-2, accepts, args.amountMinor"],
  ["clauses[1].params.limitMinor", "C-2, params, limitMinor"],
  ["clauses[2].owner", "clause 3, owner"],
  ["defaults.degrade.constraints[0].amountMinor", "defaults, degrade, constraints 1, amount minor"],
])("%s is %s to a person", (path, place) => {
  expect(placeName(path, ["C-1", "C-2", ""])).toBe(place);
});
