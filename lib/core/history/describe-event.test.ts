import { describe, expect, test } from "vitest";
import type { EventData, EventType } from "../ledger/event-data";
import type { HistoryEvent } from "../ledger/history-event";
import { describeEvent } from "./describe-event";
import type { Sentence } from "./sentence";
import { listed } from "./sentence";
import { groupOf, TYPE_GROUPS, typesIn } from "./type-groups";

const AT = "2026-11-23T14:10:00.000Z";

/** As plain text: what is named stands as its kind, what somebody else wrote in quotes. */
const plain = (parts: Sentence): string =>
  parts
    .map((part) => {
      if (typeof part === "string") return part;
      if (part.kind === "ref") return `<${part.of}>`;
      if (part.kind === "lane") return part.lane.toUpperCase();
      if (part.kind === "time") return part.at.slice(0, 10);
      return part.kind === "money" ? `${part.currency} ${part.minor}` : `"${part.text}"`;
    })
    .join("");

const told = <T extends EventType>(type: T, data: unknown): string =>
  plain(describeEvent({ type, chain: "org", at: AT, actor: "system", data: data as EventData[T] } as HistoryEvent));

const decision = {
  agent: "invoice-bot",
  agentId: "agt_1",
  action: "payments.release",
  verdict: "permit",
  lane: "allow",
  constraints: [],
  mode: "enforced",
  would: null,
};

describe("an entry is told in a sentence", () => {
  test.each<[EventType, unknown, string]>([
    ["decision.made", decision, `<agent> asked for "payments.release": permitted, in ALLOW.`],
    [
      "decision.made",
      { ...decision, constraints: [{ kind: "read_only" }], lane: "degrade" },
      `<agent> asked for "payments.release": permitted, with limits, in DEGRADE.`,
    ],
    ["decision.made", { ...decision, verdict: "hold", lane: "escalate" }, `<agent> asked for "payments.release": held for a person, in ESCALATE.`],
    [
      "decision.made",
      { ...decision, agentId: null, agent: "<b>nobody</b>", verdict: "deny", lane: "recover" },
      `"<b>nobody</b>" asked for "payments.release": denied, in RECOVER.`,
    ],
    [
      "decision.made",
      { ...decision, mode: "shadow", would: { verdict: "deny", lane: "escalate" } },
      `<agent> asked for "payments.release": permitted, in ALLOW. In force it would have been denied in ESCALATE.`,
    ],
    ["lane.changed", { agent: "agt_1", from: "allow", to: "degrade" }, "<agent> went from ALLOW to DEGRADE."],
    ["lane.changed", { agent: "agt_1", from: null, to: "allow" }, "<agent> begins in ALLOW."],
    ["pact.enforced", { version: "pv_1", share: 5, onlyStrengthens: false }, "<version> is enforced for 5 % of cases."],
    ["pact.enforced", { version: "pv_1", share: 100, onlyStrengthens: true }, "<version> is enforced; it only narrows."],
    ["agent.resumed", { agent: "agt_1", how: "closed", secondPerson: "mem_1" }, "The suspension of <agent> was closed, with <actor> as the second person."],
    [
      "trigger.opened",
      { trigger: { kind: "drift_verified", clauseKey: "C-1", scope: "clause", agentId: "agt_1", level: "escalate" } },
      "Drift verified on C-1 for <agent>: ESCALATE or stricter until it is closed.",
    ],
    [
      "trigger.opened",
      { trigger: { kind: "manual", clauseKey: null, scope: "agent", agentId: "agt_1", level: "degrade" } },
      "<agent> was narrowed to DEGRADE by hand.",
    ],
    [
      "evidence.accepted",
      { evidence: { sourceId: "src_1", kind: "citation-eval", result: "fail" }, clauses: ["C-1", "C-4"] },
      "<source> reported citation-eval: failed, for C-1 and C-4.",
    ],
    [
      "review.decided",
      { review: "rev_1", entry: { by: "mem_1", verb: "approve", reason: "amount_matches" }, status: "approved_pending" },
      "<actor> decided <review>: approve, amount matches.",
    ],
    [
      "settlement.held",
      { settlement: { decisionId: "dec_1", amountMinor: 42_000, currency: "EUR", releaseRule: { when: "three-way-match passes" } } },
      "EUR 42000 of <decision> is held until three-way-match passes.",
    ],
    [
      "key.created",
      { key: "key_1", scopes: ["decide", "outcome"], agent: "agt_1", source: null, expiresAt: AT },
      "The key <key> was made for decide and outcome as <agent>, until 2026-11-23.",
    ],
  ])("%s", (type, data, text) => {
    expect(told(type, data)).toBe(text);
  });

  test("even one that a newer release wrote, or whose data was tampered with", () => {
    expect(plain(describeEvent({ type: "agent.promoted", chain: "org", at: AT, actor: "cli", data: {} } as never))).toBe(
      "An entry of the kind agent.promoted.",
    );
    expect(told("lane.changed", null)).toBe("An entry of the kind lane.changed.");
    expect(plain(describeEvent({ type: "toString", chain: "org", at: AT, actor: "cli", data: {} } as never))).toBe("An entry of the kind toString.");
  });
});

test("every kind of entry belongs to one group, and no group is empty", () => {
  const types = TYPE_GROUPS.flatMap(typesIn);
  expect(new Set(types).size).toBe(types.length);
  for (const group of TYPE_GROUPS) expect(typesIn(group)).not.toEqual([]);
  expect(groupOf("decision.made")).toBe("decisions");
});

test("a list reads as a person would say it", () => {
  expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual(["", "a", "a and b", "a, b and c"]);
});
