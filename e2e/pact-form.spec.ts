import { holdPayment } from "./fixtures/machine";
import { expect, test } from "./fixtures/test";

const BOT = "payables-bot";

test("a new pact keeps what is typed after its first save, whatever happens in the house meanwhile", async ({ house, signInAs }) => {
  const page = await signInAs("Paul");
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  const address = `refunds-${process.pid}`;
  await page.goto("/pacts/new");
  await expect(page.getByRole("button", { name: "Live", exact: true })).toBeVisible();
  await page.getByLabel("Title").fill("Refunding suppliers");
  await page.getByLabel("Address").fill(address);
  await page.getByLabel("Owner").first().selectOption("Accounts payable");
  await page.getByLabel("Workflow").selectOption("Supplier payments");
  await page.getByRole("checkbox", { name: /payables-bot/ }).check();
  const draft = page.getByRole("complementary", { name: "Draft" });
  await draft.getByRole("button", { name: "Save draft" }).click();
  await expect(draft.getByRole("status").first()).toContainText("Saved");
  await expect(page).toHaveURL(`/pacts/${address}/edit`);

  const note = page.getByLabel(/^Why this version/);
  await note.fill("The controller asked for it.");
  const waiting = page.getByRole("link", { name: /Reviews/ });
  for (let news = 0; news < 3; news++) {
    const before = await waiting.textContent();
    await holdPayment(house, BOT);
    await expect(waiting).not.toHaveText(before ?? "");
    await expect(note).toHaveValue("The controller asked for it.");
  }
  expect(asked, "nobody is asked whether to leave").toEqual([]);
  await draft.getByRole("button", { name: "Save draft" }).click();
  await expect(draft.getByRole("status").first()).toContainText("Saved");
  await page.reload();
  await expect(note).toHaveValue("The controller asked for it.");
});
