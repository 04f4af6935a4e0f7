import { expect, test } from "vitest";
import { triggerWords } from "./trigger-words";

const told = { kind: "manual", level: "escalate", suspension: false, pact: null, clause: null, build: null } as const;
const pact = { slug: "invoices", name: "Paying invoices" };

test.each([
  [{}, "Escalated by hand under every pact"],
  [{ pact }, "Escalated by hand under Paying invoices"],
  [{ level: "degrade", build: "v7" }, "Degraded by hand under every pact for build v7"],
  [{ suspension: true, level: "recover" }, "Suspended by hand"],
  [{ kind: "evidence_contradictory", clause: "C-1", pact, build: "v7" }, "Trusted sources disagree on C-1 under Paying invoices for build v7"],
] as const)("what was opened reads %#", (change, words) => {
  expect(triggerWords({ ...told, ...change })).toBe(words);
});
