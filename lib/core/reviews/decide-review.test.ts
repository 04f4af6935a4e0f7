import { describe, expect, test } from "vitest";
import { OPENED_AT, reviewItem } from "../testing/review-item";
import { MINUTE, SECOND } from "../time";
import { decideReview, type ReviewDecision, type ReviewSituation } from "./decide-review";
import type { Reviewer } from "./eligibility";

const isoText = (instant: number): string => new Date(instant).toISOString();
/** `after` milliseconds after the item was opened. */
const moment = (after: number) => ({ at: OPENED_AT + after, iso: isoText });

const bo: Reviewer = { id: "mem_bo", roles: ["operator"], teams: ["payments-ops"] };
const ana: Reviewer = { id: "mem_ana", roles: ["trust_lead"], teams: ["payments-ops", "finance-leads"] };
const ids = { timer: "tmr_1", grant: "grt_1", grantTimer: "tmr_2" } as const;

const situation: ReviewSituation = {
  ownerTeam: "finance-bots",
  actionDigest: "sha256:9f3c",
  evidence: "e1",
  standing: { suspended: false, epochs: { pact_invoice: 7 } },
  supports: ["settlement_hold", "callback_required"],
  undoWindow: 8 * SECOND,
};

const answer = (change: Partial<ReviewDecision> = {}): ReviewDecision => ({
  verb: "approve",
  reason: "amount_matches",
  note: null,
  noteCommit: null,
  bounds: {},
  seen: { rowVersion: 1, actionDigest: "sha256:9f3c", evidence: "e1" },
  ...change,
});

type Case = { decision?: Partial<ReviewDecision>; item?: Parameters<typeof reviewItem>[0]; by?: Reviewer; around?: Partial<ReviewSituation>; after?: number };
const decide = ({ decision, item, by = bo, around, after = MINUTE }: Case = {}) =>
  decideReview(reviewItem(item), answer(decision), by, { ...situation, ...around }, moment(after), ids);

const entryBy = (by: `mem_${string}`, groups: string[] = [], verb = "approve") => ({
  verb,
  reason: "amount_matches",
  by,
  at: isoText(OPENED_AT),
  noteCommit: null,
  groups,
  conditions: [],
});

describe("an answer is refused", () => {
  const refusals: [string, Case, string][] = [
    ["when somebody decided before", { item: { status: "rejected", decisions: [entryBy("mem_ana", [], "reject")] } }, "already_decided"],
    [
      "while an approval waits for its undo window",
      { item: { status: "approved_pending", effectiveAt: isoText(OPENED_AT + MINUTE), decisions: [entryBy("mem_ana")] } },
      "already_decided",
    ],
    ["at the very deadline, whether or not the clock has noticed", { after: 15 * MINUTE }, "review_expired"],
    ["after silence has ended it", { item: { status: "expired" } }, "review_expired"],
    ["after nobody could be reached", { item: { status: "no_reviewer" } }, "review_expired"],
    ["when it was withdrawn", { item: { status: "withdrawn" } }, "changed_meanwhile"],
    ["from somebody without the role", { by: { ...bo, roles: ["product_owner", "auditor", "admin"] } }, "forbidden"],
    ["from the team that owns the agent", { around: { ownerTeam: "payments-ops" } }, "own_agent"],
    ["from another team", { by: { ...bo, teams: ["logistics"] } }, "not_eligible"],
    ["for a reason that belongs to another answer", { decision: { reason: "amount_wrong" } }, "bad_request"],
    ["when another action was looked at", { decision: { seen: { rowVersion: 1, actionDigest: "sha256:0000", evidence: "e1" } } }, "action_changed"],
    ["when the bytes that are kept aren't the action that was held", { around: { actionDigest: "sha256:0000" } }, "action_changed"],
    ["when the item changed meanwhile", { decision: { seen: { rowVersion: 0, actionDigest: "sha256:9f3c", evidence: "e1" } } }, "changed_meanwhile"],
    ["with another reason and no note", { decision: { reason: "other" } }, "note_needed"],
    ["with a note that is nearly long enough", { decision: { reason: "other", note: "  fourteen signs " } }, "note_needed"],
    ["at tier 1 without a note, whatever the answer", { item: { tier: 1 }, decision: { verb: "reject", reason: "amount_wrong" } }, "note_needed"],
    [
      "when only a repair could help",
      { item: { contributions: reviewItem().contributions.map((c) => ({ ...c, kind: "condition_error" as const })) } },
      "not_approvable",
    ],
    ["when the agent was suspended since", { around: { standing: { suspended: true, epochs: { pact_invoice: 7 } } } }, "narrowed_since"],
    ["when the agent was narrowed since", { around: { standing: { suspended: false, epochs: { pact_invoice: 8 } } } }, "narrowed_since"],
    ["when the evidence on the screen isn't the evidence any more", { around: { evidence: "e2" } }, "evidence_changed"],
    [
      "on a condition that the agent doesn't promise to honour",
      { decision: { verb: "conditions", reason: "callback" }, around: { supports: [] } },
      "condition_not_honoured",
    ],
    ["with a bound that isn't narrower", { decision: { verb: "narrower", reason: "smaller_amount", bounds: { amountMinor: 600_000 } } }, "bad_request"],
    [
      "with a bound on an action without an amount",
      { item: { amountMinor: null }, decision: { verb: "narrower", reason: "smaller_amount", bounds: { amountMinor: 1 } } },
      "bad_request",
    ],
    ["with fewer recipients and none named", { decision: { verb: "narrower", reason: "fewer_recipients" } }, "bad_request"],
    ["when it is handed up from the last level", { item: { handUpLevel: 1 }, decision: { verb: "hand_up", reason: "expertise" } }, "no_level_above"],
  ];
  test.each(refusals)("%s", (_, given, refusal) => {
    expect(decide(given)).toMatchObject({ ok: false, refusal });
  });

  test("and says who was first, and with what", () => {
    const answered = decide({ item: { status: "rejected", decisions: [entryBy("mem_ana", [], "reject")] } });
    expect(answered).toMatchObject({ fields: { by: "mem_ana", verb: "reject", at: isoText(OPENED_AT) } });
  });
});

describe("what stays possible when approval isn't", () => {
  const cannotApprove: [string, Case][] = [
    ["a condition that can't be evaluated", { item: { contributions: reviewItem().contributions.map((c) => ({ ...c, kind: "condition_error" as const })) } }],
    ["a pact that has expired", { item: { contributions: reviewItem().contributions.map((c) => ({ ...c, kind: "pact_expired" as const })) } }],
    ["an agent that was narrowed", { around: { standing: { suspended: true, epochs: {} } } }],
    ["evidence that has changed", { around: { evidence: "e2" } }],
  ];
  test.each(cannotApprove)("with %s an item is still rejected and sent back", (_, given) => {
    expect(decide({ ...given, decision: { verb: "reject", reason: "evidence_insufficient" } })).toMatchObject({ ok: true, value: { status: "rejected" } });
    expect(decide({ ...given, decision: { verb: "send_back", reason: "evidence_needed" } })).toMatchObject({ ok: true, value: { status: "sent_back" } });
  });
});

describe("an approval", () => {
  test("waits for its undo window before anything comes of it", () => {
    const answered = decide();
    expect(answered).toMatchObject({ ok: true, value: { status: "approved_pending", stillNeeded: [] } });
    if (!answered.ok) return;
    const effectiveAt = isoText(OPENED_AT + MINUTE + 8 * SECOND);
    expect(answered.value.facts).toEqual([
      {
        type: "review.decided",
        data: expect.objectContaining({
          status: "approved_pending",
          effectiveAt,
          timers: [{ id: "tmr_1", kind: "undo_over", ref: "rev_1", dueAt: effectiveAt }],
        }),
      },
    ]);
  });

  test("mints its grant at once where the organisation set no window", () => {
    const answered = decide({ around: { undoWindow: 0 } });
    expect(answered.ok && answered.value.facts.map(({ type }) => type)).toEqual(["review.decided", "review.outcome", "grant.minted"]);
    expect(answered).toMatchObject({ value: { status: "approved" } });
  });

  test.each([
    ["settlement_held", [{ kind: "settlement_hold" }]],
    ["callback", [{ kind: "callback_required" }]],
    ["shorter_life", []],
    ["after_review", [{ kind: "sampled_review", share: 1, when: "after" }]],
  ])("on the condition %s carries what is enforced", (reason, conditions) => {
    const answered = decide({ decision: { verb: "conditions", reason } });
    expect(answered.ok && answered.value.facts[0]).toMatchObject({ data: { entry: { conditions } } });
  });

  test("of the gravest tier takes two people even where no group is named, and never the same one twice", () => {
    const grave = { tier: 1 as const };
    const note = "compared with the order in the ERP";
    const first = decide({ item: grave, decision: { note } });
    expect(first).toMatchObject({ ok: true, value: { status: "open", stillNeeded: [{ anyone: true }] } });
    const second = { ...grave, decisions: [entryBy("mem_bo")] };
    expect(decide({ item: second, decision: { note } })).toMatchObject({ refusal: "second_eyes_needed" });
    expect(decide({ item: second, by: ana, decision: { note } })).toMatchObject({ ok: true, value: { status: "approved_pending" } });
  });

  test("of every group that the terms name, each by somebody else", () => {
    const frozen = { groups: ["payments-ops", "finance-leads"] };
    expect(decide({ item: { frozen } })).toMatchObject({ value: { status: "open", stillNeeded: [{ team: "finance-leads" }] } });
    // Ana stands for both groups: whichever of them she was counted for, Bo completes the item.
    expect(decide({ item: { frozen, decisions: [entryBy("mem_ana", ["payments-ops", "finance-leads"])] } })).toMatchObject({
      value: { status: "approved_pending" },
    });
    // Whoever stands for both is counted where they are needed, so either team could complete what Ana began.
    expect(decide({ item: { frozen }, by: ana })).toMatchObject({ value: { stillNeeded: [{ team: "payments-ops" }, { team: "finance-leads" }] } });
    const twice = decide({ item: { frozen, decisions: [entryBy("mem_cy", ["payments-ops"])] } });
    expect(twice).toMatchObject({ refusal: "not_eligible", fields: { groups: "finance-leads" } });
  });

  test("that was undone counts for nobody", () => {
    const decisions = [{ ...entryBy("mem_bo"), undone: isoText(OPENED_AT) }];
    expect(decide({ item: { decisions } })).toMatchObject({ ok: true, value: { status: "approved_pending" } });
  });
});

test("a narrower request is sent back with its bounds, which history keeps", () => {
  const answered = decide({ decision: { verb: "narrower", reason: "smaller_amount", bounds: { amountMinor: 400_000 } } });
  expect(answered).toMatchObject({ ok: true, value: { status: "sent_back" } });
  expect(answered.ok && answered.value.facts[0]).toMatchObject({
    data: { entry: { conditions: [{ kind: "cap_amount", amountMinor: 400_000, currency: "EUR" }] } },
  });
});

test("handing up moves the item to the next level with its full time to answer", () => {
  const answered = decide({ after: 10 * MINUTE, decision: { verb: "hand_up", reason: "conflict" } });
  expect(answered.ok && answered.value.facts).toMatchObject([
    {
      type: "review.handed_up",
      data: { to: "finance-leads", level: 1, dueAt: isoText(OPENED_AT + 25 * MINUTE), entry: { verb: "hand_up", reason: "conflict" } },
    },
  ]);
});

test("past a deadline at which the terms only hand up or keep holding, an answer is still taken", () => {
  for (const silence of ["hand_up", "keep_holding"] as const) {
    expect(decide({ item: { frozen: { silence } }, after: 15 * MINUTE + SECOND })).toMatchObject({ ok: true });
  }
});
