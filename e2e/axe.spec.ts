import fs from "node:fs";
import type { Page } from "@playwright/test";
import { audit } from "./fixtures/audit";
import { ask, holdPayment, payment } from "./fixtures/machine";
import { ADMIN, newDataDir, type Product, startProduct } from "./fixtures/product";
import { expect, test } from "./fixtures/test";
import { AgentPage } from "./pages/agent-page";
import { ReviewsPage } from "./pages/reviews-page";
import { SignInPage } from "./pages/sign-in-page";

const BOT = "payables-bot";

test.describe.configure({ timeout: 120_000 });
// A finding says where it is; recording every step of sixty pages would take longer than looking at them.
test.use({ trace: "off" });

async function auditAll(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await audit(page, path);
  }
}

/** Where the first row of a list leads. */
async function firstOf(page: Page, path: string): Promise<string> {
  await page.goto(path);
  const link = page.getByRole("rowheader").getByRole("link").first();
  return (await link.getAttribute("href")) ?? "";
}

test.describe("with work in them, no page has a finding", () => {
  test("sign-in, the page of the machine interface, and addresses that lead nowhere", async ({ page, signInAs }) => {
    await auditAll(page, ["/sign-in", "/sign-in?ended=1", "/api-docs"]);
    await auditAll(await signInAs("Tess"), ["/nowhere", "/reviews/rev_nowhere", "/agents/nowhere", "/pacts/nowhere", "/history/org.999999"]);
  });

  test("reviews: the queue, an item, a verb that asks for its reason, and what was answered", async ({ house, desk, signInAs }) => {
    const [open, answered] = [await holdPayment(house, BOT), await holdPayment(house, BOT)];
    await desk.decide("Bo", answered.hold, "reject");
    const queue = new ReviewsPage(await signInAs("Ana"));
    await queue.open();
    await audit(queue.page, "/reviews");
    await auditAll(queue.page, ["/reviews?status=decided", "/reviews?q=nothing-like-this", `/reviews/${answered.hold}`, `/reviews/${open.hold}`]);
    const item = queue.item(open.title);
    for (const evidence of await item.getByRole("region", { name: "What proves it" }).locator("summary").all()) await evidence.click();
    await audit(queue.page, "an item with its evidence open");
    await item.getByRole("button", { name: "Approve", exact: true }).click();
    await expect(item.getByRole("radiogroup")).toBeVisible();
    await audit(queue.page, "an item with its reasons");
  });

  test("agents: all of them, one in each of its views, and taking authority away", async ({ house, signInAs }) => {
    const { id } = await ask(house, payment(house, BOT));
    const page = await signInAs("Tess");
    await auditAll(page, ["/agents", `/agents/${BOT}`, ...["timeline", "decisions", "builds"].map((tab) => `/agents/${BOT}?t=${tab}`), `/decisions/${id}`]);
    const agent = new AgentPage(page);
    await agent.open(BOT);
    await agent.narrowNow.getByRole("button", { name: "Suspend" }).click();
    await expect(page.getByRole("dialog", { name: /^Suspend / })).toBeVisible();
    await audit(page, "the dialog that suspends");
  });

  test("pacts: all of them, one, its form, its text, and a new one", async ({ signInAs }) => {
    const page = await signInAs("Paul");
    const pact = "/pacts/supplier-invoices";
    await auditAll(page, ["/pacts", pact, `${pact}/versions/1`, `${pact}/edit`, "/pacts/new"]);
  });

  test("history: the list, a part of it, and an entry", async ({ signInAs }) => {
    const page = await signInAs("Iris");
    await auditAll(page, ["/history", "/history?group=lanes", "/history?clause=C-99", await firstOf(page, "/history")]);
    await page.goto("/history");
    await page.getByRole("button", { name: "Verify" }).click();
    await expect(page.getByRole("region", { name: "Has it been altered?" })).toContainText("chain intact");
    await audit(page, "/history, verified");
  });

  test("settings: people, keys, and the organisation", async ({ signInAs }) => {
    const page = await signInAs("Admin");
    await auditAll(
      page,
      ["organisation", "queue", "account", "members", "members/new", "teams", "teams/new", "keys", "keys/new"].map((name) => `/settings/${name}`),
    );
    for (const list of ["members", "teams"]) await auditAll(page, [await firstOf(page, `/settings/${list}`)]);
  });

  test("settings: what is registered", async ({ signInAs }) => {
    const page = await signInAs("Admin");
    for (const list of ["agents", "workflows", "actions", "counterparties", "sources"])
      await auditAll(page, [`/settings/${list}`, `/settings/${list}/new`, await firstOf(page, `/settings/${list}`)]);
  });

  test("the sheet of keys, over a page", async ({ signInAs }) => {
    const page = await signInAs("Ana");
    await page.goto("/agents");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await audit(page, "the keys");
  });

  test("settings for somebody who may change nothing there", async ({ signInAs }) => {
    const page = await signInAs("Iris");
    await auditAll(page, ["/settings/members", "/settings/members/new", "/settings/keys", "/settings/organisation", "/pacts/new"]);
  });
});

test.describe("with nothing in them yet, no page has a finding", () => {
  let product: Product;
  const dataDir = newDataDir();

  test.beforeAll(async () => {
    product = await startProduct({ dataDir });
  });
  test.afterAll(async () => {
    await product?.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  });

  test("a new organisation says on each page why it is empty", async ({ browser }) => {
    const context = await browser.newContext({ baseURL: product.url });
    const page = await context.newPage();
    const door = new SignInPage(page);
    await door.open();
    await door.signIn(ADMIN);
    await door.hasSignedIn();
    await auditAll(page, ["/reviews", "/reviews?status=decided", "/agents", "/pacts", "/pacts/new", "/history"]);
    await auditAll(
      page,
      ["teams", "keys", "keys/new", "agents", "agents/new", "workflows", "actions", "counterparties", "sources"].map((name) => `/settings/${name}`),
    );
    await context.close();
  });
});
