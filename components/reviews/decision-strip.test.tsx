import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef } from "react";
import { describe, expect, test, vi } from "vitest";
import type { ReviewDetail } from "@/lib/contract/reviews";
import { REVIEW_VERBS, type ReviewVerb } from "@/lib/core/closed-lists";
import { reviewDetail } from "../testing/review-detail";
import { draw } from "../testing/screen";
import { type DecisionCall, DecisionStrip } from "./decision-strip";

type Options = { unseen?: boolean; onShowEvidence?: () => void; blocked?: string | null; gate?: (verb: ReviewVerb) => string | null };

function Harness({
  review,
  blocked = null,
  gate = () => null,
  unseen = false,
  onShowEvidence = () => {},
  onDecide,
}: Options & { review: ReviewDetail; onDecide: (call: DecisionCall) => void }) {
  const region = useRef<HTMLDivElement>(null);
  return (
    <div>
      <input aria-label="Elsewhere" />
      <div ref={region}>
        <button type="button">A row</button>
        <input aria-label="A text field" />
        <DecisionStrip
          review={review}
          blocked={blocked}
          gate={gate}
          unseen={unseen}
          onShowEvidence={onShowEvidence}
          region={region}
          onStart={() => {}}
          onDecide={onDecide}
        />
      </div>
    </div>
  );
}

async function show(change: Partial<ReviewDetail> = {}, options: Options = {}) {
  const decided = vi.fn();
  const review = reviewDetail(change);
  const drawn = draw(<Harness review={review} onDecide={decided} {...options} />);
  const again = (next: Partial<ReviewDetail>) => drawn.rerender(<Harness review={reviewDetail({ ...change, ...next })} onDecide={decided} {...options} />);
  await userEvent.click(screen.getByRole("button", { name: "A row" }));
  return { decided, again };
}
const keys = (typed: string) => userEvent.keyboard(typed);
const reasons = () => screen.queryByRole("radiogroup");

describe("two keys decide", () => {
  test("the verb alone asks for a reason and commits nothing", async () => {
    const { decided } = await show();
    await keys("a");
    expect(screen.getByRole("radiogroup", { name: "Reason to approve — press a number" })).toBeTruthy();
    expect(within(screen.getByRole("radiogroup")).getAllByRole("radio")).toHaveLength(5);
    expect(screen.queryAllByRole("radio", { checked: true })).toHaveLength(0);
    expect(decided).not.toHaveBeenCalled();
  });

  test("the number that follows commits, bound to what was on the screen", async () => {
    const { decided } = await show();
    await keys("a1");
    expect(decided).toHaveBeenCalledExactlyOnceWith({
      reviewId: "rev_2222222222aaaaaaaaaaaaaaaa",
      verb: "approve",
      reason: "amount_matches",
      seen: { rowVersion: 1, actionDigest: "sha256:9f3c", evidence: "e1" },
      idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(reasons()).toBeNull();
  });

  test.each([
    ["x1", "reject", "amount_wrong"],
    ["b1", "send_back", "evidence_needed"],
    ["d3", "narrower", "draft_only"],
    ["c2", "conditions", "callback"],
    ["u2", "hand_up", "conflict"],
  ])("%s is %s because %s", async (typed, verb, reason) => {
    const { decided } = await show();
    await keys(typed);
    expect(decided.mock.calls[0]?.[0]).toMatchObject({ verb, reason });
  });

  test("Escape takes the verb back, and the focus to where it was", async () => {
    const { decided } = await show();
    await keys("a{Escape}");
    expect(reasons()).toBeNull();
    expect(document.activeElement?.textContent).toBe("A row");
    await keys("1");
    expect(decided).not.toHaveBeenCalled();
  });

  test("arrows go through the reasons without choosing; Enter chooses", async () => {
    const { decided } = await show();
    await keys("x{ArrowDown}{ArrowDown}");
    expect(decided).not.toHaveBeenCalled();
    await keys("{Enter}");
    expect(decided.mock.calls[0]?.[0]).toMatchObject({ verb: "reject", reason: "evidence_insufficient" });
  });

  test("the same is done by pressing: a button, then a reason", async () => {
    const { decided } = await show();
    await userEvent.click(screen.getByRole("button", { name: "Reject" }));
    await userEvent.click(screen.getByRole("radio", { name: "Suspected manipulation" }));
    expect(decided.mock.calls[0]?.[0]).toMatchObject({ verb: "reject", reason: "suspected_manipulation" });
  });
});

describe("keys are dead", () => {
  test("where letters are written", async () => {
    const { decided } = await show();
    await userEvent.click(screen.getByRole("textbox", { name: "A text field" }));
    await keys("a1");
    expect(reasons()).toBeNull();
    expect((screen.getByRole("textbox", { name: "A text field" }) as HTMLInputElement).value).toBe("a1");
    expect(decided).not.toHaveBeenCalled();
  });

  test("outside of the region where one decides", async () => {
    await show();
    document.body.focus();
    (document.activeElement as HTMLElement | null)?.blur();
    await keys("a");
    expect(reasons()).toBeNull();
  });

  test("with Control, so that the browser keeps its own", async () => {
    await show();
    await keys("{Control>}a{/Control}");
    expect(reasons()).toBeNull();
  });
});

describe("what isn't possible", () => {
  test("stays in view with its reason, which several answers share", async () => {
    const { decided } = await show({}, { blocked: "Deciding is off until the connection is back." });
    const approve = screen.getByRole("button", { name: "Approve" });
    expect(approve.getAttribute("aria-disabled")).toBe("true");
    expect(screen.getAllByText(/Deciding is off/)).toHaveLength(1);
    expect(document.getElementById(approve.getAttribute("aria-describedby") ?? "")?.textContent).toContain("Deciding is off");
    await keys("a1x1");
    expect(decided).not.toHaveBeenCalled();
  });

  test("is told with whoever could, where it is about who decides", async () => {
    const verbs = REVIEW_VERBS.map((verb) => ({ verb, unavailable: { code: "own_agent" as const, detail: null } }));
    await show({ verbs });
    expect(screen.getByText("You own this agent; it needs another reviewer. Ana, Bo can.")).toBeTruthy();
  });

  test("for approval only leaves rejecting and sending back", async () => {
    const verbs = REVIEW_VERBS.map((verb) => ({
      verb,
      unavailable: verb === "approve" || verb === "conditions" ? { code: "not_approvable" as const, detail: "repair:C-2" } : null,
    }));
    const { decided } = await show({ verbs });
    expect(screen.getByText(/only repaired/)).toBeTruthy();
    await keys("a1");
    expect(decided).not.toHaveBeenCalled();
    await keys("x1");
    expect(decided).toHaveBeenCalledOnce();
  });

  test("as a condition is words only where the agent doesn't honour it", async () => {
    const { decided } = await show({ wordsOnly: ["callback"] });
    await keys("c2");
    expect(decided).not.toHaveBeenCalled();
    expect(screen.getByRole("radio", { name: /calls back/ }).getAttribute("aria-disabled")).toBe("true");
  });
});

describe("a note", () => {
  test("is asked for by any other reason, and is long enough before it is sent", async () => {
    const { decided } = await show();
    await keys("x6too short{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("at least 15 characters");
    expect(decided).not.toHaveBeenCalled();
    await keys(" but now it isn't{Enter}");
    expect(decided.mock.calls[0]?.[0]).toMatchObject({ verb: "reject", reason: "other", note: "too short but now it isn't" });
  });

  test("takes digits and letters as what they are, and Escape leaves it", async () => {
    const { decided } = await show();
    await keys("a5");
    await keys("a1 x2");
    expect((screen.getByRole("textbox", { name: "Note" }) as HTMLInputElement).value).toBe("a1 x2");
    await keys("{Escape}");
    expect(reasons()).toBeNull();
    expect(decided).not.toHaveBeenCalled();
  });
});

test("a smaller amount is asked for in money and sent in minor units, less than what was asked", async () => {
  const { decided } = await show();
  await keys("d1");
  await keys("6000{Enter}");
  expect(screen.getByRole("alert").textContent).toContain("less than what was asked for");
  await userEvent.clear(screen.getByRole("textbox", { name: "At most" }));
  await keys("4,000{Enter}");
  expect(decided.mock.calls[0]?.[0]).toMatchObject({ verb: "narrower", reason: "smaller_amount", bounds: { amountMinor: 400_000 } });
});

describe("evidence that wasn't in view", () => {
  test("is brought into view by the verb, and nothing is judged before it is", async () => {
    const onShowEvidence = vi.fn();
    const { decided } = await show({}, { unseen: true, onShowEvidence });
    await keys("a");
    expect(onShowEvidence).toHaveBeenCalled();
    await keys("1");
    expect(decided).not.toHaveBeenCalled();
    expect(screen.getByRole("alert").textContent).toBe("Look at the evidence first.");
  });

  test("isn't needed to send the item on, nor at the smallest tier", async () => {
    const { decided } = await show({}, { unseen: true });
    await keys("b1");
    expect(decided).toHaveBeenCalledOnce();
    document.body.replaceChildren();
    const small = await show({ tier: 3 }, { unseen: true });
    await keys("a1");
    expect(small.decided).toHaveBeenCalledOnce();
  });
});

describe("the gravest tier", () => {
  const note = "compared with the order in the ERP";
  test("waits for its evidence to be opened", async () => {
    const { decided } = await show({ tier: 1 }, { gate: () => "Open 1 piece of evidence first (e)." });
    await keys("a1");
    expect(decided).not.toHaveBeenCalled();
    expect(reasons()).toBeNull();
  });

  test("asks for a note and a last look before it commits", async () => {
    const { decided } = await show({ tier: 1 });
    await keys(`a1${note}{Enter}`);
    expect(decided).not.toHaveBeenCalled();
    expect(screen.getByText(`“${note}”`)).toBeTruthy();
    expect(document.activeElement?.textContent).toContain("Approve");
    await keys("{Enter}");
    expect(decided.mock.calls[0]?.[0]).toMatchObject({ verb: "approve", reason: "amount_matches", note });
  });
});

test.each([1, 2, 3] as const)("saying no costs exactly as many keys as saying yes at tier %i", async (tier) => {
  const note = tier === 1 ? "compared with the order in the ERP{Enter}{Enter}" : "";
  for (const [verb, key] of [
    ["approve", "a"],
    ["reject", "x"],
  ]) {
    const { decided } = await show({ tier });
    await keys(`${key}1${note}`);
    expect(decided.mock.calls[0]?.[0]).toMatchObject({ verb });
    document.body.replaceChildren();
  }
});

test("what changes under the hands stops the answer, says so, and keeps the note", async () => {
  const { decided, again } = await show();
  await keys("x6a note that is kept");
  again({ evidenceMark: "e2" });
  expect(reasons()).toBeNull();
  expect(screen.getByText(/changed while you were deciding/)).toBeTruthy();
  expect(decided).not.toHaveBeenCalled();
  expect(document.activeElement?.textContent).toBe("A row");
  await keys("x6{Enter}");
  expect(decided.mock.calls[0]?.[0]).toMatchObject({ note: "a note that is kept", seen: { evidence: "e2" } });
});
