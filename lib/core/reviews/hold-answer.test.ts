import { expect, test } from "vitest";
import { REVIEW_STATUSES } from "../closed-lists";
import { reviewItem } from "../testing/review-item";
import { type GrantState, holdMove } from "./hold-answer";

test.each([
  ["open", null, "open", "in_review", "wait"],
  ["approved_pending", null, "open", "in_review", "wait"],
  ["approved", "unused", "approved", "ok", "ask_again"],
  ["approved", "used", "approved", "grant_used", "stop"],
  ["approved", "over", "approved", "grant_void", "ask_again"],
  ["approved_with_conditions", "unused", "approved_with_conditions", "narrowed", "ask_again"],
  ["rejected", null, "rejected", "rejected", "stop"],
  ["sent_back", null, "sent_back", "sent_back", "ask_again"],
  ["expired", null, "expired", "expired", "stop"],
  ["no_reviewer", null, "no_reviewer", "no_reviewer", "stop"],
  ["withdrawn", null, "withdrawn", "not_allowed", "stop"],
  ["void", null, "void", "grant_void", "ask_again"],
] as const)("an agent that waits on an item that is %s (grant %s) hears %s, %s, and should %s", (status, grant, told, reason, move) => {
  expect(holdMove(reviewItem({ status }), grant as GrantState | null)).toMatchObject({ status: told, reason, next: { do: move } });
});

test("bounds travel with what was sent back to be asked anew, narrower", () => {
  const entry = {
    verb: "narrower",
    reason: "draft_only",
    by: "mem_bo" as const,
    at: "2026-11-23T12:01:00.000Z",
    noteCommit: null,
    groups: [],
    conditions: [{ kind: "read_only" as const }],
  };
  expect(holdMove(reviewItem({ status: "sent_back", decisions: [entry] }), null)).toEqual({
    status: "sent_back",
    reason: "use_narrower",
    next: { do: "use_narrower", bounds: [{ kind: "read_only" }] },
  });
});

test("only an approval ever tells the agent to go on", () => {
  for (const status of REVIEW_STATUSES) {
    const { reason } = holdMove(reviewItem({ status }), null);
    expect(["ok", "narrowed"]).not.toContain(reason);
  }
});
