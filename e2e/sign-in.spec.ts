import { holdPayment, readHold } from "./fixtures/machine";
import { PASSWORD, PEOPLE } from "./fixtures/people";
import { expect, test } from "./fixtures/test";
import { MembersPage } from "./pages/members-page";
import { ReviewsPage } from "./pages/reviews-page";
import { SignInPage } from "./pages/sign-in-page";

const BOT = "payables-bot";
const WRONG = "The e-mail or the password isn't right. Check both and try again.";

test.describe("signing in", () => {
  test("says the same of a wrong password and of an address that nobody has", async ({ page }) => {
    const door = new SignInPage(page);
    await door.open();
    for (const email of [PEOPLE.Bo.email, "nobody@lanekeeper.test"]) {
      await door.signIn({ email, password: "not the password" });
      await expect(page.getByRole("alert").getByText(WRONG)).toBeVisible();
      await expect(door.email).toHaveValue(email);
      await expect(door.password).toHaveValue("");
    }
    await page.goto("/reviews");
    await door.isShown();
  });

  test("makes guessing slow", async ({ page }) => {
    const door = new SignInPage(page);
    await door.open();
    const told = page.getByRole("alert");
    const guessed = `guessed-${process.pid}@lanekeeper.test`;
    for (let tries = 0; tries < 5; tries++) {
      await door.signIn({ email: guessed, password: `guess ${tries}` });
      await expect(told.getByText(WRONG)).toBeVisible();
      await expect(door.button).toBeEnabled();
    }
    await door.signIn({ email: guessed, password: "guess 6" });
    await expect(told.getByText("There were too many tries. Wait a few minutes, then try again.")).toBeVisible();
  });

  test("leads to the page that was asked for, with everything in its address", async ({ page }) => {
    const door = new SignInPage(page);
    await page.goto("/agents/payables-bot?t=builds");
    await door.isShown();
    await door.signIn({ email: PEOPLE.Iris.email, password: PASSWORD });
    await expect(page).toHaveURL("/agents/payables-bot?t=builds");
    await expect(page.getByRole("heading", { name: "Payables bot", level: 1 })).toBeVisible();
  });

  test("leads nowhere outside, whatever a link says", async ({ page, baseURL }) => {
    const door = new SignInPage(page);
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent("https://elsewhere.test/")}`);
    await door.signIn({ email: PEOPLE.Iris.email, password: PASSWORD });
    await door.hasSignedIn();
    expect(page.url()).toContain(baseURL);
  });

  test("ends with signing out", async ({ page }) => {
    const door = new SignInPage(page);
    await door.open();
    await door.signIn({ email: PEOPLE.Iris.email, password: PASSWORD });
    await door.hasSignedIn();
    await page.getByRole("button", { name: /^Iris/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await door.isShown();
    await page.goto("/history");
    await door.isShown();
  });
});

test("who isn't signed in sees no page and reads nothing", async ({ page, house }) => {
  const { hold } = await holdPayment(house, BOT);
  const door = new SignInPage(page);
  for (const path of ["/", "/reviews", `/reviews/${hold}`, "/agents", "/pacts/supplier-invoices", "/history", "/settings/members"]) {
    await page.goto(path);
    await door.isShown();
  }
  for (const path of ["/api/console/reviews", `/api/console/reviews/${hold}`, "/api/console/events", "/api/console/history/export?chain=org"])
    expect((await page.request.get(path)).status(), path).toBe(401);
  const claim = (headers: Record<string, string>) => page.request.post(`/api/console/reviews/${hold}/claim`, { data: { do: "claim" }, headers });
  expect((await claim({ origin: house.url })).status()).toBe(401);
  expect((await claim({ origin: "https://elsewhere.test" })).status()).toBe(403);
});

test("a member whom an admin disables is out at the next request, and can't come back", async ({ page, signInAs }) => {
  const dora = { name: `Dora ${process.pid}`, email: `dora-${process.pid}@lanekeeper.test`, role: "Operator", password: PASSWORD };
  const members = new MembersPage(await signInAs("Admin"));
  await members.add(dora);

  const door = new SignInPage(page);
  await door.open();
  await door.signIn(dora);
  await door.hasSignedIn();
  await members.disable(dora.name);
  await page.getByRole("link", { name: "Agents" }).click();
  await door.isShown();
  await door.signIn(dora);
  await expect(page.getByRole("alert").getByText(WRONG)).toBeVisible();
});

test.describe("each role is refused what it may not do, and told why and who may", () => {
  test("an operator can't write, publish or end a pact, nor change settings", async ({ signInAs }) => {
    const page = await signInAs("Ana");
    await page.goto("/pacts/supplier-invoices");
    const main = page.getByRole("main");
    await expect(main.getByRole("button", { name: "Edit" })).toBeDisabled();
    await expect(main).toContainText("Editing needs Product owner or Trust lead: Administrator, Paul and Tess.");
    await expect(main.getByRole("button", { name: "End it" })).toBeDisabled();
    await page.goto("/pacts/supplier-invoices/edit");
    await expect(main.getByRole("button", { name: /^Publish/ })).toHaveCount(0);
    for (const [path, button, why] of [
      ["/settings/members", "Add a member", "Changing members needs Admin: Administrator."],
      ["/settings/keys", "Make a key", "Making and revoking keys needs Admin: Administrator."],
      ["/settings/organisation", "Save", "Changing the organisation needs Admin: Administrator."],
    ] as const) {
      await page.goto(path);
      await expect(main.getByRole("button", { name: button }).first()).toBeDisabled();
      await expect(main).toContainText(why);
    }
  });

  test("an auditor reads everything, and can neither decide nor narrow", async ({ house, signInAs }) => {
    const { hold, title } = await holdPayment(house, BOT);
    const queue = new ReviewsPage(await signInAs("Iris"));
    await queue.open();
    await expect(queue.page.getByRole("main")).toContainText("Answering needs Operator or Trust lead: Administrator, Ana, Bo, Olga and Tess.");
    const item = await queue.choose(title);
    for (const verb of ["Approve", "Reject", "Hand up"]) await expect(item.getByRole("button", { name: verb, exact: true })).toBeDisabled();
    await expect(item).toContainText("Deciding needs the role Operator or Trust lead.");
    await queue.page.keyboard.press("a");
    await expect(queue.page.getByRole("status", { name: "Announcements" })).toContainText("Approve isn't available.");
    const origin = { origin: house.url };
    expect((await queue.page.request.post(`/api/console/reviews/${hold}/claim`, { data: { do: "claim" }, headers: origin })).status()).toBe(403);
    expect(await readHold(house, BOT, hold)).toMatchObject({ status: "open" });

    await queue.page.goto(`/agents/${BOT}`);
    for (const level of ["Degrade", "Escalate", "Suspend"])
      await expect(queue.page.getByRole("group", { name: "Narrow now" }).getByRole("button", { name: level })).toBeDisabled();
    await expect(queue.page.getByRole("group", { name: "Narrow now" })).toContainText("Narrowing needs Operator or Trust lead");
  });

  test("an operator can't decide for an agent that is their own team's", async ({ house, signInAs }) => {
    const { title } = await holdPayment(house, BOT);
    const queue = new ReviewsPage(await signInAs("Olga"));
    await queue.open();
    const item = await queue.choose(title);
    await expect(item.getByRole("button", { name: "Approve", exact: true })).toBeDisabled();
    await expect(item).toContainText("You own this agent; it needs another reviewer. Ana, Bo can.");
  });

  test("a product owner can't decide, and can't publish alone what weakens the pact", async ({ house, signInAs }) => {
    await holdPayment(house, BOT);
    const page = await signInAs("Paul");
    const queue = new ReviewsPage(page);
    await queue.open();
    await expect(page.getByRole("main")).toContainText("Answering needs Operator or Trust lead");
    await page.goto("/pacts/supplier-invoices/edit");
    await page.getByRole("button", { name: /^C-4 capMinor/ }).click();
    await page.getByLabel("Value").and(page.locator(":focus")).fill("90000");
    const draft = page.getByRole("complementary", { name: "Draft" });
    await expect(draft.getByRole("button", { name: "Publish version 2" })).toBeDisabled();
    await expect(draft).toContainText(/Tess/);
  });
});
