import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ReviewActions } from "@/components/reviews/review-actions";
import { reviewDetail } from "@/components/testing/review-detail";
import { draw } from "@/components/testing/screen";
import { reviewQueries } from "@/lib/client/reviews";
import { REFUSALS } from "@/lib/contract/refusals";
import type { DecideReviewInput, ReviewDetail, ReviewListPage, ReviewListRow } from "@/lib/contract/reviews";
import { ReviewWorkspace } from "./review-workspace";

const filter = { status: "open", q: "" } as const;
const titles = ["Pay Ada", "Pay Ben", "Pay Cid"];
const items = titles.map((title, index) =>
  reviewDetail({ id: `rev_${index}`, title, tier: 3, dueAt: new Date(Date.now() + (index + 5) * 60_000).toISOString() }),
);
const rowOf = ({ id, status, tier, lane, title, atStake, agent, workflow, clause, why, queue, openedAt, dueAt, silence }: ReviewDetail): ReviewListRow => ({
  ...{ id, status, tier, lane, title, atStake, agent, workflow, clause, why, queue, openedAt, dueAt, silence },
  ...{ effectiveAt: null, outcomeAt: null, claim: null, barred: null, answer: null, execution: null },
});
const pageOf = (rows: readonly ReviewDetail[]): ReviewListPage => ({
  rows: rows.map(rowOf),
  more: 0,
  openCount: rows.length,
  lastDecidedAt: null,
  nextBoundary: null,
});

let listed = items;
beforeEach(() => {
  listed = items;
  window.history.replaceState(null, "", "/reviews");
  vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener: () => {}, removeEventListener: () => {} }));
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(900);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(600);
  vi.stubGlobal("fetch", async (url: string) => {
    const id = /reviews\/([^/?]+)/.exec(url)?.[1];
    if (url.endsWith("/claim")) return Response.json({ acquired: true, heldBy: "You", expiresAt: new Date(Date.now() + 120_000).toISOString(), token: "t" });
    return Response.json(id ? items.find((item) => item.id === id) : pageOf(listed));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function show(answers: Partial<ReviewActions> = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: false } } });
  client.setQueryData(reviewQueries.list(filter).queryKey, pageOf(items));
  for (const item of items) client.setQueryData(reviewQueries.detail(item.id).queryKey, item);
  const decide = vi.fn(
    answers.decide ??
      (async ({ reviewId }: DecideReviewInput) => ({
        status: "done" as const,
        value: { reviewId, status: "rejected" as const, effectiveAt: null, stillNeeded: [] },
      })),
  );
  const undo = vi.fn(answers.undo ?? (async ({ reviewId }: { reviewId: string }) => ({ status: "done" as const, value: { reviewId, dueAt: "" } })));
  draw(
    <QueryClientProvider client={client}>
      <ReviewWorkspace filter={filter} initiallySelected="rev_0" actions={{ decide, undo, withdraw: vi.fn() }} />
    </QueryClientProvider>,
  );
  return { decide, undo, client };
}
const selected = () => within(screen.getByRole("row", { selected: true })).getByRole("link").textContent;
const focused = () => document.activeElement?.textContent;

describe("the queue", () => {
  test("is gone through with j and k, the focus and the address following", async () => {
    show();
    await userEvent.keyboard("jj");
    await waitFor(() => expect(focused()).toBe("Pay Cid"));
    expect(selected()).toBe("Pay Cid");
    expect(window.location.search).toBe("?sel=rev_2");
    await userEvent.keyboard("k");
    await waitFor(() => expect(focused()).toBe("Pay Ben"));
  });

  test("is one tab stop", async () => {
    show();
    expect(screen.getByRole("grid").querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  test("gives the focus to the item with Enter and takes it back with Escape", async () => {
    show();
    await userEvent.keyboard("j");
    await waitFor(() => expect(focused()).toBe("Pay Ben"));
    await userEvent.keyboard("{Enter}");
    expect(document.activeElement?.tagName).toBe("H2");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement?.tagName).toBe("A"));
  });

  test("keeps what is new above the hands waiting until it is asked for", async () => {
    const { client } = show();
    await userEvent.keyboard("j");
    await waitFor(() => expect(focused()).toBe("Pay Ben"));
    const urgent = reviewDetail({ id: "rev_9", title: "Pay Zoe", dueAt: new Date(Date.now() + 60_000).toISOString() });
    client.setQueryData(reviewQueries.list(filter).queryKey, pageOf([urgent, ...items]));
    await userEvent.click(await screen.findByRole("button", { name: /1 new item above/ }));
    expect(screen.getByRole("link", { name: "Pay Zoe" })).toBeTruthy();
    expect(selected()).toBe("Pay Ben");
  });
});

describe("a decision", () => {
  test("is made on the selected item with two keys, and the list goes on before the server has answered", async () => {
    let answer = () => {};
    const { decide } = show({
      decide: ({ reviewId }) =>
        new Promise((done) => (answer = () => done({ status: "done", value: { reviewId, status: "rejected", effectiveAt: null, stillNeeded: [] } }))),
    });
    await userEvent.keyboard("j");
    await waitFor(() => expect(focused()).toBe("Pay Ben"));
    await userEvent.keyboard("x1");
    expect(decide.mock.calls[0]?.[0]).toMatchObject({ reviewId: "rev_1", verb: "reject", reason: "amount_wrong" });
    await waitFor(() => expect(selected()).toBe("Pay Cid"));
    expect(screen.getByText("Sending…")).toBeTruthy();
    answer();
    await waitFor(() => expect(screen.queryByText("Sending…")).toBeNull());
  });

  test("that came second says whose was first, and that it wasn't applied", async () => {
    const fields = { by: "Bo", verb: "reject", at: new Date(Date.now() - 2_000).toISOString() };
    show({ decide: async () => ({ status: "refused", code: "already_decided", sentence: REFUSALS.already_decided.sentence, fields }) });
    await userEvent.keyboard("j");
    await waitFor(() => expect(focused()).toBe("Pay Ben"));
    await userEvent.keyboard("a1");
    const notice = await screen.findByRole("alert");
    expect(notice.textContent).toMatch(/Pay BenBo rejected this \d\u00a0s before you\. Yours was not applied\./);
    await userEvent.click(within(notice).getByRole("button", { name: "Go to it" }));
    expect(selected()).toBe("Pay Ben");
  });

  test("that approves can be taken back with z while nothing has come of it, and the item is there again", async () => {
    const effectiveAt = new Date(Date.now() + 8_000).toISOString();
    const { undo } = show({
      decide: async ({ reviewId }) => ({ status: "done", value: { reviewId, status: "approved_pending", effectiveAt, stillNeeded: [] } }),
    });
    await userEvent.keyboard("j");
    await waitFor(() => expect(focused()).toBe("Pay Ben"));
    await userEvent.keyboard("a1");
    expect((await screen.findByRole("region", { name: "Undo" })).textContent).toMatch(/Approved Pay Ben — releases in \d s/);
    await waitFor(() => expect(focused()).toBe("Pay Cid"));
    await userEvent.keyboard("z");
    expect(undo).toHaveBeenCalledExactlyOnceWith({ reviewId: "rev_1" });
    await waitFor(() => expect(selected()).toBe("Pay Ben"));
    expect(screen.queryByRole("region", { name: "Undo" })).toBeNull();
  });

  test("whose answer got lost is sent again under the same key", async () => {
    let calls = 0;
    const { decide } = show({
      decide: async ({ reviewId }) => {
        calls += 1;
        if (calls === 1) throw new TypeError("Failed to fetch");
        return { status: "done", value: { reviewId, status: "rejected", effectiveAt: null, stillNeeded: [] } };
      },
    });
    await userEvent.keyboard("j");
    await waitFor(() => expect(focused()).toBe("Pay Ben"));
    await userEvent.keyboard("x1");
    await waitFor(() => expect(decide).toHaveBeenCalledTimes(2), { timeout: 3_000 });
    expect(decide.mock.calls[0]?.[0].idempotencyKey).toBe(decide.mock.calls[1]?.[0].idempotencyKey);
  });
});
