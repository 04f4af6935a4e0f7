import { expect, test } from "vitest";
import { remedySentence } from "./remedy-sentence";

test.each([
  ["evidence:C-1:citation-eval", "A fresh citation-eval that passes, for C-1"],
  ["close:trg_1", "Closing what was opened"],
  ["change_request:C-2", "The agent sends a request that meets C-2"],
  ["change_request:scope_change", "The agent sends a request inside the scope that the build was verified for"],
  ["verify_build", "A trust lead verifies the build"],
  ["renew_pact:invoice-payments", "A new version of invoice-payments, with a later end"],
  ["enforce_pact", "A pact in force that names the agent"],
  ["something_new", "something_new"],
])("the way back %s reads: %s", (remedy, sentence) => {
  expect(remedySentence(remedy)).toBe(sentence);
});
