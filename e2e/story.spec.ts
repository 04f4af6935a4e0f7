import { Evaluation } from "./fixtures/evaluation";
import { ask, newInvoice, payment, prove, readHold } from "./fixtures/machine";
import { npmRun } from "./fixtures/npm-run";
import { PayingAgent } from "./fixtures/paying-agent";
import { expect, test } from "./fixtures/test";
import { AgentPage } from "./pages/agent-page";
import { PactEditorPage } from "./pages/pact-editor-page";
import { ReviewsPage } from "./pages/reviews-page";

const BOT = "invoice-bot";

let evaluation: Evaluation;
let agent: PayingAgent;

test.beforeEach(async ({ house }) => {
  await prove(house, BOT);
  evaluation = new Evaluation(house, BOT);
  await evaluation.start();
});

test.afterEach(async () => {
  await evaluation.stop();
  agent?.end();
});

test("a finance agent pays what its pact allows, and no more, at every moment", async ({ house, desk, signInAs }) => {
  test.setTimeout(120_000);
  const [small, large] = [newInvoice(), newInvoice()];
  const title = "Pay EUR 4,321.09 to harbour-parts";
  const queue = new ReviewsPage(await signInAs("Ana"));
  await queue.open();
  const shown = queue.whenShown(title);

  const { key } = npmRun<{ key: string }>(house, "keys", "create", "--agent", BOT, "--scopes", "decide,outcome", "--json");
  agent = new PayingAgent({ ...house, key }, BOT, [
    { invoice: small, payee: "north-supply", amountMinor: 42_000, currency: "EUR", poMatch: true },
    { invoice: large, payee: "harbour-parts", amountMinor: 432_109, currency: "EUR", poMatch: true },
  ]);

  await test.step("the small payment is permitted, executed and reported", async () => {
    await expect.poll(() => agent.outcome(small), { timeout: 15_000 }).toBe("paid");
    expect(agent.paid()).toEqual([small]);
  });

  const [{ id: hold, opened_at: openedAt } = { id: "", opened_at: new Date() }] = await desk.query<{ id: string; opened_at: Date }>(
    "select id, opened_at from review where status = 'open' and amount_minor = 432109",
  );

  await test.step("the one above the cap stands in the open queue within a second, with everything that an answer needs", async () => {
    expect((await shown) - new Date(openedAt).getTime()).toBeLessThan(1_000);
    const item = await queue.choose(title);
    const answers = item.getByRole("region", { name: "Five answers" });
    await expect(answers).toContainText("Nothing above the cap is paid until a person has looked at it.");
    await expect(answers.getByRole("definition").filter({ hasText: "three-way-match" })).toBeVisible();
    await expect(answers).toContainText(/Fresh.*observed/);
    await expect(answers.getByRole("definition").filter({ hasText: "Without one, it is rejected." })).toBeVisible();
    await expect(answers.getByRole("definition").filter({ hasText: "Accounts payable; the agent belongs to Finance ops" })).toBeVisible();
    await expect(item).toContainText("doesn't act, it is rejected");
    const link = item.getByRole("link", { name: /Invoice in the ERP/ });
    await expect(link).toHaveAttribute("href", `https://erp.lanekeeper.test/invoices/${large}`);
    await expect(item).toContainText("EUR 4,321.09");
    expect(agent.outcome(large)).toBeUndefined();
  });

  await test.step("an operator approves it with two keys, and the agent that waited pays it once", async () => {
    await queue.decide("a");
    await expect(queue.undoBar).toContainText(title);
    expect(await readHold(house, BOT, hold)).toMatchObject({ status: "open" });
    await expect.poll(() => agent.outcome(large), { timeout: 20_000 }).toBe("paid");
    expect(await agent.ended()).toBe(0);
    expect(agent.paid()).toEqual([small, large]);
    await queue.page.goto(`/reviews/${hold}`);
    await expect(queue.item(title).getByText(/Approved by Ana.*grant used · executed/)).toBeVisible();
  });

  await test.step("a second try with the same grant is refused", async () => {
    const [grant] = await desk.query<{ id: string }>("select id from approval_grant where review_id = $1", hold);
    const again = payment(house, BOT, {
      args: { invoice: large, payee: "harbour-parts", amountMinor: 432_109 },
      context: { poMatch: true },
      grant: grant?.id ?? "",
    });
    expect(await ask(house, again)).toMatchObject({ verdict: "deny", reason: { code: "grant_used" } });
  });

  const tess = await signInAs("Tess");
  await test.step("its evidence passes its window while we watch, and the lane drops by itself", async () => {
    const page = new AgentPage(tess);
    await page.open(BOT);
    await expect(page.lane("Allow")).toBeVisible();
    await evaluation.stop();
    await expect(page.lane("Escalate")).toBeVisible({ timeout: 20_000 });
    expect(await ask(house, payment(house, BOT))).toMatchObject({ verdict: "hold", lane: "escalate" });

    await tess.goto("/history?group=lanes");
    const entry = tess.getByRole("row", { name: /Invoice bot went from Allow to Escalate/ }).first();
    await entry.getByRole("link", { name: /^#/ }).click();
    await expect(tess.getByRole("heading", { name: /^Entry #/ })).toBeVisible();
    await expect(tess.getByRole("main")).toContainText("evidence_stale");
    await expect(tess.getByRole("main")).toContainText('"since"');
    await evaluation.start();
    expect(await ask(house, payment(house, BOT))).toMatchObject({ verdict: "permit", lane: "allow", pact: { version: 1 } });
  });

  await test.step("the product owner lowers the cap in the form, and the next decision cites version 2", async () => {
    const editor = new PactEditorPage(await signInAs("Paul"));
    await editor.open("invoice-payments");
    await editor.tune(/^C-4 capMinor/, "30000");
    await expect(editor.draft).toContainText("provably stricter");
    await editor.publish(2);
    expect(await ask(house, payment(house, BOT, { args: { amountMinor: 42_000 } }))).toMatchObject({ verdict: "hold", pact: { version: 2 } });
    expect(await ask(house, payment(house, BOT, { args: { amountMinor: 29_000 } }))).toMatchObject({ verdict: "permit", pact: { version: 2 } });
  });

  await test.step("an operator suspends the agent from its page, and the very next request is denied", async () => {
    const page = new AgentPage(await signInAs("Bo"));
    await page.open(BOT);
    await page.narrow("Suspend", "The supplier called about a payment that nobody ordered.");
    expect(await ask(house, payment(house, BOT, { args: { amountMinor: 1_000 } }))).toMatchObject({ verdict: "deny", next: { do: "stop" } });
    await expect(page.page.getByText(/suspended/i).first()).toBeVisible();
  });
});
