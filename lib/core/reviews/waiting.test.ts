import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REVIEW_REASONS, REVIEW_VERBS, SILENCES, TIERS } from "../closed-lists";
import { evolveReview, type ReviewWorld } from "../testing/evolve-review";
import { OPENED_AT, reviewItem } from "../testing/review-item";
import { DAY, MINUTE, SECOND } from "../time";
import { decideReview } from "./decide-review";
import { endUndo } from "./end-undo";
import { approvalsOf, stillNeeded } from "./eyes";
import { silenceAt, silentMove } from "./silence";
import { undoDecision } from "./undo-decision";
import { withdraw } from "./withdraw";

const isoText = (instant: number): string => new Date(instant).toISOString();
/** `after` milliseconds after the item was opened. */
const moment = (after: number) => ({ at: OPENED_AT + after, iso: isoText });

const ids = { timer: "tmr_1", grant: "grt_1", grantTimer: "tmr_2" } as const;
const asItWas = { suspended: false, epochs: { pact_invoice: 7 } };
const approval = (reason = "amount_matches", verb = "approve", conditions: [] | [{ kind: "callback_required" }] = []) => ({
  verb,
  reason,
  by: "mem_bo" as const,
  at: isoText(OPENED_AT + MINUTE),
  noteCommit: null,
  groups: [],
  conditions,
});
const pending = (...decisions: ReturnType<typeof approval>[]) =>
  reviewItem({ status: "approved_pending", effectiveAt: isoText(OPENED_AT + MINUTE + 8 * SECOND), decisions: decisions.length > 0 ? decisions : [approval()] });

describe("the end of the undo window", () => {
  test("mints a grant for exactly what the item listed, bound to the epochs of the hold", () => {
    const facts = endUndo(pending(), asItWas, moment(MINUTE + 8 * SECOND), ids);
    expect(facts).toMatchObject([
      { type: "review.outcome", data: { status: "approved", why: "decided" } },
      {
        type: "grant.minted",
        data: {
          grant: {
            actionDigest: "sha256:9f3c",
            epoch: 7,
            epochs: { pact_invoice: 7 },
            cleared: ["condition_not_met|pact_invoice|C-2|"],
            expiresAt: isoText(OPENED_AT + 31 * MINUTE + 8 * SECOND),
          },
          timers: [{ kind: "grant_expires", ref: "grt_1" }],
        },
      },
    ]);
  });

  test.each([
    ["before it has come", pending(), MINUTE + 8 * SECOND - 1],
    ["of an approval that was undone", { ...pending(), status: "open" as const, effectiveAt: null }, 2 * MINUTE],
    ["a second time", { ...pending(), status: "approved" as const }, 2 * MINUTE],
  ])("%s does nothing", (_, review, after) => {
    expect(endUndo(review, asItWas, moment(after), ids)).toEqual([]);
  });

  test.each([
    ["suspended", { suspended: true, epochs: { pact_invoice: 7 } }],
    ["narrowed", { suspended: false, epochs: { pact_invoice: 8 } }],
  ])("of an agent that was %s meanwhile comes to nothing, and says why", (why, standing) => {
    expect(endUndo(pending(), standing, moment(2 * MINUTE), ids)).toEqual([
      { type: "review.outcome", data: { review: "rev_1", status: "void", at: isoText(OPENED_AT + 2 * MINUTE), why } },
    ]);
  });

  test("keeps every condition, and a shorter life is five minutes", () => {
    const facts = endUndo(
      pending(approval("shorter_life", "conditions"), { ...approval("callback", "conditions", [{ kind: "callback_required" }]) }),
      asItWas,
      moment(2 * MINUTE),
      ids,
    );
    expect(facts).toMatchObject([
      { data: { status: "approved_with_conditions" } },
      { data: { grant: { constraints: [{ kind: "callback_required" }], expiresAt: isoText(OPENED_AT + 7 * MINUTE) } } },
    ]);
  });
});

describe("undo", () => {
  test("puts the item back to wait as it stood", () => {
    const undone = undoDecision(pending(), "mem_bo", moment(MINUTE + SECOND), ids);
    expect(undone).toMatchObject({
      ok: true,
      value: [
        {
          type: "review.undone",
          data: { timers: [{ kind: "hold_due", dueAt: isoText(OPENED_AT + 15 * MINUTE) }], decisions: [{ undone: isoText(OPENED_AT + MINUTE + SECOND) }] },
        },
      ],
    });
  });
  test.each([
    ["at the very end of the window", pending(), "mem_bo", MINUTE + 8 * SECOND, "undo_over"],
    ["of what nobody approved", reviewItem(), "mem_bo", MINUTE, "undo_over"],
    ["by somebody else", pending(), "mem_ana", MINUTE + SECOND, "not_your_decision"],
  ] as const)("%s is refused", (_, review, by, after, refusal) => {
    expect(undoDecision(review, by, moment(after), ids)).toMatchObject({ ok: false, refusal });
  });
});

describe("silence", () => {
  const quiet = { reviewerExisted: true, owner: null };
  test("that denies ends the wait and opens an exception", () => {
    expect(silenceAt(reviewItem(), quiet, moment(15 * MINUTE), ids)).toMatchObject([
      { type: "review.outcome", data: { status: "expired" } },
      { type: "exception.opened", data: { kind: "silence_default", ref: "rev_1" } },
    ]);
  });
  test("where nobody could have answered says so", () => {
    expect(silenceAt(reviewItem(), { ...quiet, reviewerExisted: false }, moment(15 * MINUTE), ids)[0]).toMatchObject({ data: { status: "no_reviewer" } });
  });
  test("that hands up goes to the next level, and after the last it denies", () => {
    const item = reviewItem({ frozen: { silence: "hand_up" } });
    expect(silenceAt(item, quiet, moment(15 * MINUTE + 3 * SECOND), ids)[0]).toMatchObject({
      type: "review.handed_up",
      data: { to: "finance-leads", level: 1, dueAt: isoText(OPENED_AT + 30 * MINUTE), entry: null },
    });
    expect(silentMove({ ...item, handUpLevel: 1 })).toEqual({ do: "deny" });
  });
  test("that keeps holding does so for at most five days, and then denies", () => {
    const item = reviewItem({ frozen: { silence: "keep_holding" } });
    expect(silenceAt(item, quiet, moment(15 * MINUTE), ids)[0]).toMatchObject({ type: "review.kept_holding", data: { dueAt: isoText(OPENED_AT + 5 * DAY) } });
    expect(silentMove({ ...item, dueAt: item.holdUntil })).toEqual({ do: "deny" });
  });
  test.each([
    ["before the deadline", reviewItem(), 15 * MINUTE - 1],
    ["of an item that was decided", reviewItem({ status: "rejected" }), 16 * MINUTE],
  ])("%s does nothing", (_, review, after) => {
    expect(silenceAt(review, quiet, moment(after), ids)).toEqual([]);
  });
});

test("a wait can be withdrawn until there is a grant", () => {
  expect(withdraw(reviewItem(), "by_agent", moment(MINUTE))).toMatchObject({ ok: true, value: [{ data: { status: "withdrawn", why: "by_agent" } }] });
  expect(withdraw(pending(), "taken_over", moment(MINUTE))).toMatchObject({ ok: true });
  expect(withdraw(reviewItem({ status: "approved" }), "by_agent", moment(MINUTE))).toMatchObject({ refusal: "already_decided" });
});

describe("whatever happens, in whatever order", () => {
  const teams = ["payments-ops", "finance-leads", "risk"];
  const person = fc.record({ id: fc.constantFrom("mem_a", "mem_b", "mem_c", "mem_d"), teams: fc.subarray(teams, { minLength: 1 }) });
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant("decide"), person, verb: fc.constantFrom(...REVIEW_VERBS), reason: fc.nat(5), stale: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("undo"), person }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant("wait"), ms: fc.integer({ min: 0, max: 20 * MINUTE }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("narrow") }) },
  );
  const life = fc.record({
    tier: fc.constantFrom(...TIERS),
    silence: fc.constantFrom(...SILENCES),
    groups: fc.subarray(teams, { maxLength: 2 }),
    undoWindow: fc.constantFrom(0, 5 * SECOND, 10 * SECOND),
    steps: fc.array(step, { maxLength: 25 }),
  });

  /** Lives through the steps with a clock that fires what is due; answers every state it went through. */
  function live({ tier, silence, groups, undoWindow, steps }: typeof life extends fc.Arbitrary<infer T> ? T : never) {
    let world: ReviewWorld = { review: reviewItem({ tier, frozen: { silence, groups } }), grants: [], timers: [], exceptions: 0 };
    let at = 0;
    let epoch = 7;
    const states = [world];
    const apply = (facts: Parameters<typeof evolveReview>[1]) => {
      world = evolveReview(world, facts, isoText(OPENED_AT + at));
      states.push(world);
    };
    const standing = () => ({ suspended: false, epochs: { pact_invoice: epoch } });
    for (const one of steps) {
      if (one.do === "wait" && "ms" in one) at += one.ms;
      if (one.do === "narrow") epoch += 1;
      if (one.do === "undo" && "person" in one) {
        const undone = undoDecision(world.review, one.person.id as `mem_${string}`, moment(at), ids);
        if (undone.ok) apply(undone.value);
      }
      if (one.do === "decide" && "verb" in one) {
        const reasons: readonly string[] = REVIEW_REASONS[one.verb];
        const decided = decideReview(
          world.review,
          {
            verb: one.verb,
            reason: reasons[one.reason % reasons.length] ?? "other",
            note: "a note that is long enough",
            noteCommit: null,
            bounds: { amountMinor: 1, counterparties: ["north-supply"] },
            seen: { rowVersion: world.review.rowVersion - (one.stale ? 1 : 0), actionDigest: "sha256:9f3c", evidence: null },
          },
          { id: one.person.id as `mem_${string}`, roles: ["operator"], teams: one.person.teams },
          {
            ownerTeam: "bots",
            actionDigest: "sha256:9f3c",
            evidence: "",
            standing: standing(),
            supports: ["settlement_hold", "callback_required"],
            undoWindow,
          },
          moment(at),
          ids,
        );
        if (decided.ok) apply(decided.value.facts);
      }
      // The clock: later than the step by nothing, as its timers would have it.
      apply(endUndo(world.review, standing(), moment(at), ids));
      apply(silenceAt(world.review, { reviewerExisted: true, owner: null }, moment(at), ids));
    }
    return { states, world };
  }

  const check = (holds: (lived: ReturnType<typeof live>) => void) =>
    fc.assert(
      fc.property(life, (one) => {
        holds(live(one));
      }),
      { numRuns: 400 },
    );

  test("the lives tried end in every way, so that what follows says something", () => {
    const ends = new Set(fc.sample(life, { numRuns: 2_000, seed: 7 }).map((one) => live(one).world.review.status));
    expect([...ends].sort()).toEqual(["approved", "approved_pending", "approved_with_conditions", "expired", "open", "rejected", "sent_back", "void"]);
  });

  test("an item is never approved twice", () => {
    check(({ world }) => {
      expect(world.grants.length).toBeLessThanOrEqual(1);
    });
  });

  test("silence never approves: a grant has every approval it needs, each from somebody else", () => {
    check(({ world: { grants, review } }) => {
      if (grants.length === 0) return;
      const approvals = approvalsOf(review);
      expect(stillNeeded(review)).toEqual([]);
      expect(new Set(approvals.map(({ by }) => by)).size).toBe(approvals.length);
      expect(approvals.length).toBeGreaterThanOrEqual(review.tier === 1 ? 2 : 1);
      expect(["approved", "approved_with_conditions"]).toContain(review.status);
    });
  });

  test("a grant is minted only at the epochs of the hold", () => {
    check(({ world: { grants } }) => {
      for (const grant of grants) expect(grant.epochs).toEqual({ pact_invoice: 7 });
    });
  });

  test("once the wait is over nothing moves it again", () => {
    check(({ states }) => {
      const end = states.findIndex(({ review }) => review.status !== "open" && review.status !== "approved_pending");
      if (end >= 0) for (const later of states.slice(end)) expect(later.review.status).toBe(states[end]?.review.status);
    });
  });

  test("an open item always has a deadline that will come, within five days and a level's time of being opened", () => {
    check(({ world: { review, timers } }) => {
      if (review.status !== "open") return;
      const waiting = timers.filter((timer) => timer.kind === "hold_due" && timer.firedAt === null && timer.cancelledAt === null);
      // The first timer is set by whoever opens the item.
      if (review.rowVersion > 1 && timers.some((timer) => timer.kind === "hold_due")) expect(waiting.length).toBeLessThanOrEqual(1);
      expect(Date.parse(review.dueAt)).toBeLessThanOrEqual(OPENED_AT + 5 * DAY + 15 * MINUTE);
    });
  });
});
