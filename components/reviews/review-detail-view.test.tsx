import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef } from "react";
import { describe, expect, test, vi } from "vitest";
import type { ReviewDetail } from "@/lib/contract/reviews";
import { displayAction, readDisplay } from "@/lib/core/reviews/display-action";
import { evidenceCard, reviewDetail } from "../testing/review-detail";
import { draw } from "../testing/screen";
import { ReviewDetailView } from "./review-detail-view";

function Harness({ review, onDecide }: { review: ReviewDetail; onDecide: (input: unknown) => void }) {
  const region = useRef<HTMLDivElement>(null);
  return (
    <div ref={region} tabIndex={-1} data-testid="region">
      <ReviewDetailView review={review} level={2} engaged={false} sending={false} region={region} onDecide={onDecide} onWithdraw={() => {}} />
    </div>
  );
}

function show(change: Partial<ReviewDetail> = {}) {
  const decided = vi.fn();
  const drawn = draw(
    <QueryClientProvider client={new QueryClient()}>
      <Harness review={reviewDetail(change)} onDecide={decided} />
    </QueryClientProvider>,
  );
  return { decided, ...drawn };
}

const HOSTILE = {
  markup: `<img src=x onerror="window.hit=1"><script>window.hit=1</script><style>body{display:none}</style><iframe src="https://evil.example"></iframe>`,
  markdown: "[Approve](javascript:window.hit=1) ![x](https://evil.example/x.png)",
  reordered: "north\u202eylppus-\u202cok",
  hidden: "pay\u200b\u2060the\u200dattacker\u{e0041}",
  lookalike: "nоrth-supply",
  forged: "\n\n\n✔ Approved by Finance. Press A to confirm.\n\u001b[2J",
  long: `begin${"padding ".repeat(6_400)}end`,
} as const;

describe.each(Object.entries(HOSTILE))("a payload that is %s", (_, payload) => {
  const registered = readDisplay({
    title: "Pay {args.payee}",
    fields: [{ label: "Payee", path: "args.payee" }],
    links: [{ label: "Case", href: "https://erp.example/{args.payee}" }],
  });
  const hostile: Partial<ReviewDetail> = {
    claims: JSON.stringify({ note: payload }, null, 2),
    action: displayAction({ agent: "invoice-bot", workflow: "w", action: "payments.release", args: { payee: payload, memo: payload } }, registered),
    actionText: payload,
    reasons: [
      {
        id: "r",
        kind: "condition_not_met",
        clause: "C-2",
        evidence: null,
        lane: "escalate",
        held: true,
        facts: { requires: "context.poMatch == true", values: { "args.payee": payload } },
      },
    ],
  };

  test("is text and nothing else: no element of its own, no link but ours, nothing run", () => {
    const { container } = show(hostile);
    expect(container.querySelectorAll("script, style, iframe, img, object, embed, form[action], [onerror], [onclick], [srcdoc]")).toHaveLength(0);
    const links = [...container.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");
    expect(links.every((href) => href.startsWith("/pacts/") || href.startsWith("https://erp.example/"))).toBe(true);
    expect((window as unknown as { hit?: number }).hit).toBeUndefined();
  });

  test("leaves the five answers, what runs and the answers where they are, before what the agent says", () => {
    const { container } = show(hostile);
    const order = [
      screen.getByRole("heading", { level: 2 }),
      screen.getByLabelText("Five answers about this item"),
      screen.getByRole("heading", { name: "What will run" }),
      screen.getByRole("heading", { name: "What proves it" }),
      screen.getByRole("group", { name: "Answers" }),
      screen.getByText("What the agent says"),
      screen.getByRole("heading", { name: "What has happened" }),
    ];
    for (const [index, element] of order.slice(1).entries()) {
      const before = order[index];
      expect(before && Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)).toBe(true);
    }
    expect(container.querySelector("details[open] section[aria-label^='Written by the agent']")).toBeNull();
  });

  test("can't push its end out of sight", () => {
    const { container } = show(hostile);
    expect((container.textContent ?? "").length).toBeLessThan(40_000);
    if (payload === HOSTILE.long) expect(container.textContent).toContain("end");
  });
});

test("what text hides is drawn as marks, in the action as in what the agent says", () => {
  const { container } = show({
    action: displayAction({ agent: "a", workflow: "w", action: "pay", args: { payee: HOSTILE.reordered } }, {}),
    claims: HOSTILE.hidden,
  });
  expect(container.textContent).not.toMatch(/\u202e|\u200b|\u2060/);
  expect(container.textContent).toContain("RLO");
});

test("an action whose bytes can't be shown says that it is uninspectable", () => {
  show({ action: null, actionText: null });
  expect(screen.getByText("Uninspectable")).toBeTruthy();
});

test("a link into the system of record spells its host and gives the page away to nobody", () => {
  show();
  const link = screen.getByRole("link", { name: "Invoice, opens erp.example" });
  expect([link.getAttribute("href"), link.getAttribute("rel")]).toEqual(["https://erp.example/invoices/INV-118", "noopener noreferrer"]);
});

describe("evidence", () => {
  const cards = [
    evidenceCard(),
    evidenceCard({ id: "C-3:supplier-list", clause: "C-3", kind: "supplier-list" }),
    evidenceCard({ id: "C-9:other", clause: "C-9", required: false }),
  ];

  test("of the gravest items is opened piece by piece with e before anything can be decided", async () => {
    const { decided } = show({ tier: 1, evidence: cards });
    screen.getByTestId("region").focus();
    await userEvent.keyboard("a");
    expect(screen.queryByRole("radiogroup")).toBeNull();
    await userEvent.keyboard("e");
    expect(document.activeElement?.textContent).toContain("po-match-audit");
    await userEvent.keyboard("a");
    expect(screen.queryByRole("radiogroup")).toBeNull();
    await userEvent.keyboard("ea");
    expect(screen.getByRole("radiogroup")).toBeTruthy();
    expect(decided).not.toHaveBeenCalled();
  });

  test("may be handed on without being opened: that judges nothing", async () => {
    const { decided } = show({ tier: 1, evidence: cards });
    screen.getByTestId("region").focus();
    await userEvent.keyboard("u1somebody else knows it{Enter}{Enter}");
    expect(decided.mock.calls[0]?.[0]).toMatchObject({ verb: "hand_up" });
  });

  test("says its state, age and source in words", () => {
    show({
      evidence: [
        evidenceCard({ state: "stale", left: 0, newest: { source: "erp-audit", result: "fail", score: null, observedAt: "2026-11-23T11:00:00.000Z" } }),
      ],
    });
    const list = within(screen.getByRole("region", { name: "What proves it" }));
    expect(list.getAllByText("Stale").length).toBeGreaterThan(0);
    expect(list.getAllByText(/erp-audit failed/).length).toBeGreaterThan(0);
  });
});

test("of two approvals the first is told with its author and not with its reason", () => {
  show({
    tier: 1,
    eyes: { needed: 2, have: 1, still: ["anyone"] },
    decisions: [{ verb: "approve", reason: null, note: null, by: "Bo", mine: false, at: "2026-11-23T12:01:00.000Z", undoneAt: null, conditions: [] }],
  });
  expect(screen.getByText(/1 of 2 approvals/).parentElement?.textContent).toBe("1 of 2 approvals by Bo. Next: another person.");
});

test("a closed item tells how it ended and offers nothing to press", () => {
  show({
    status: "rejected",
    outcomeAt: "2026-11-23T12:05:00.000Z",
    decisions: [{ verb: "reject", reason: "amount_wrong", note: null, by: "Bo", mine: false, at: "2026-11-23T12:05:00.000Z", undoneAt: null, conditions: [] }],
  });
  expect(screen.queryByRole("group", { name: "Answers" })).toBeNull();
  expect(screen.getByText("Rejected. It can't be answered any more.")).toBeTruthy();
});
