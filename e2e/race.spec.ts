import { holdPayment, readHold } from "./fixtures/machine";
import { expect, test } from "./fixtures/test";
import { ReviewsPage } from "./pages/reviews-page";

const BOT = "payables-bot";

test("of two operators who decide one item at the same moment one wins, and the other sees who", async ({ house, desk, signInAs }) => {
  const { hold, title } = await holdPayment(house, BOT);
  const [ana, bo] = [new ReviewsPage(await signInAs("Ana")), new ReviewsPage(await signInAs("Bo"))];
  for (const queue of [ana, bo]) {
    await queue.open();
    await queue.choose(title);
  }
  // Both have chosen the verb; the reason is the key that decides.
  await ana.begin("a");
  await bo.begin("x");
  await Promise.all([ana.page.keyboard.press("1"), bo.page.keyboard.press("1")]);

  await expect.poll(async () => (await readHold(house, BOT, hold)).status, { timeout: 15_000 }).not.toBe("open");
  const { status } = await readHold(house, BOT, hold);
  const anaWon = status === "approved";
  const [loser, told] = anaWon
    ? [bo, /Ana approved this .* before you\. Yours was not applied\./]
    : [ana, /Bo rejected this .* before you\. Yours was not applied\./];
  await expect(loser.notice).toContainText(told);
  await expect(loser.notice).toContainText(title);
  await loser.notice.getByRole("button", { name: "Go to it" }).click();
  await expect(loser.item(title)).toContainText(anaWon ? /Approved.* by Ana/ : "Rejected by Bo");

  const decided = await desk.query("select 1 from history where type = 'review.decided' and position($1 in body) > 0", hold);
  expect(decided).toHaveLength(1);
});

test("an operator who sees that somebody else is deciding can take over, and the other one is told whose it is", async ({ house, signInAs }) => {
  const { hold, title } = await holdPayment(house, BOT);
  const [ana, bo] = [new ReviewsPage(await signInAs("Ana")), new ReviewsPage(await signInAs("Bo"))];
  await ana.open();
  await expect(await ana.choose(title)).toContainText("You are deciding");
  await bo.open();
  const item = await bo.choose(title);
  await expect(item).toContainText("Ana is deciding");

  await item.getByRole("button", { name: "Take over" }).click();
  const dialog = bo.page.getByRole("dialog", { name: "Take over from Ana" });
  await dialog.getByLabel("Reason").fill("Ana is in a meeting.");
  await dialog.getByRole("button", { name: "Take over" }).click();
  await expect(item).toContainText("You are deciding");

  await expect(ana.item(title)).toContainText("Bo is deciding");
  await bo.decide("x");
  // The list moves on to whatever waits next; the agent is told.
  await expect.poll(async () => (await readHold(house, BOT, hold)).status).toBe("rejected");
});

test("an approval can be taken back while its undo window runs, and then nothing has come of it", async ({ house, signInAs }) => {
  const { hold, title } = await holdPayment(house, BOT);
  const queue = new ReviewsPage(await signInAs("Ana"));
  await queue.open();
  await queue.choose(title);
  await queue.decide("a");
  await expect(queue.undoBar).toContainText(`Approved ${title}`);
  await queue.page.keyboard.press("z");
  await expect(queue.undoBar).toBeHidden();
  await queue.choose(title);
  await expect(queue.item(title)).toContainText("Took the approval back");
  expect(await readHold(house, BOT, hold)).toMatchObject({ status: "open" });
  await queue.decide("x");
  await expect.poll(async () => (await readHold(house, BOT, hold)).status).toBe("rejected");
});

test("who has a reason under their hands when somebody else decides is told, and stays where they were", async ({ house, desk, signInAs }) => {
  const { hold, title } = await holdPayment(house, BOT);
  const queue = new ReviewsPage(await signInAs("Ana"));
  await queue.open();
  await queue.choose(title);
  await queue.begin("a");
  await queue.page.keyboard.press("Tab");
  await desk.decide("Bo", hold, "reject");
  await expect(queue.item(title)).toContainText("Rejected by Bo");
  expect(await queue.page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
});
