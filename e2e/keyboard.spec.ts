import type { Locator, Page } from "@playwright/test";
import { holdPayment, readHold } from "./fixtures/machine";
import { PASSWORD, PEOPLE } from "./fixtures/people";
import { expect, test } from "./fixtures/test";
import { ReviewsPage } from "./pages/reviews-page";
import { SignInPage } from "./pages/sign-in-page";

const BOT = "payables-bot";

/** Somebody who has no mouse, and who must never have to begin again at the top because the focus fell off the page. */
class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      await this.hasFocus(`after ${key}`);
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    await this.hasFocus("after typing");
  }

  /** Tab by Tab, as far as it takes. */
  async tabTo(target: Locator, back = false): Promise<void> {
    for (let stops = 0; stops < 60; stops++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press(back ? "Shift+Tab" : "Tab");
    }
    throw new Error(`No Tab leads to ${target}.`);
  }

  async hasFocus(when: string): Promise<void> {
    await expect.poll(() => this.#page.evaluate(() => document.activeElement?.tagName), when).not.toBe("BODY");
  }
}

test("from signing in to signing out, everything an operator does is done by keys, and the focus is never lost", async ({ page, house }) => {
  const [first, second] = [await holdPayment(house, BOT), await holdPayment(house, BOT)];
  const keys = new Keyboard(page);
  const queue = new ReviewsPage(page);
  const row = (title: string) => queue.row(title).getByRole("link");

  await test.step("sign in", async () => {
    const door = new SignInPage(page);
    await door.open();
    await keys.tabTo(door.email);
    await keys.type(PEOPLE.Ana.email);
    await keys.tabTo(door.password);
    await keys.type(PASSWORD);
    await keys.press("Enter");
    await door.hasSignedIn();
    await queue.isLive();
  });

  await test.step("go to the queue and to an item", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("r");
    await expect(page.getByRole("heading", { name: "Reviews", level: 1 })).toBeVisible();
    await keys.press("/");
    await expect(page.getByRole("searchbox")).toBeFocused();
    await keys.type("payables-bot");
    await keys.press("Enter");
    await expect(page).toHaveURL(/q=payables-bot/);
    await keys.tabTo(page.getByRole("grid").getByRole("link").and(page.locator("[tabindex='0']")));
    await keys.press("Home");
    while (!(await row(first.title).evaluate((link) => link === document.activeElement))) await keys.press("j");
    await keys.press("Enter");
    await expect(queue.item(first.title).getByRole("heading", { name: first.title })).toBeFocused();
  });

  await test.step("open its evidence and claim it", async () => {
    await keys.press("e");
    const opened = queue.item(first.title).getByRole("region", { name: "What proves it" }).locator("details[open]");
    await expect(opened).toHaveCount(1);
    await expect(opened.locator("summary")).toBeFocused();
    await expect(queue.item(first.title)).toContainText("You are deciding");
  });

  await test.step("decide, and be at the next item", async () => {
    await keys.press("a");
    await expect(page.getByRole("radiogroup")).toBeVisible();
    await keys.press("Escape");
    await expect(page.getByRole("radiogroup")).toBeHidden();
    await keys.press("a", "1");
    await expect(queue.undoBar).toContainText(first.title);
    await expect(row(second.title)).toBeFocused();
  });

  await test.step("take it back, and answer otherwise", async () => {
    await keys.press("z");
    await expect(queue.undoBar).toBeHidden();
    expect(await readHold(house, BOT, first.hold)).toMatchObject({ status: "open" });
    while (!(await row(first.title).evaluate((link) => link === document.activeElement))) await keys.press("k");
    await expect(queue.item(first.title)).toContainText("Took the approval back");
    await keys.press("x", "1");
    await expect.poll(async () => (await readHold(house, BOT, first.hold)).status).toBe("rejected");
    await expect(row(second.title)).toBeFocused();
  });

  await test.step("answer the next one on a condition", async () => {
    await expect(queue.item(second.title)).toBeVisible();
    await keys.press("c");
    await expect(page.getByRole("radiogroup")).toBeVisible();
    await keys.press("3");
    await expect(queue.undoBar).toContainText(second.title);
    await keys.press("z");
    await expect(queue.undoBar).toBeHidden();
  });

  await test.step("ask for the keys, and be back where one was", async () => {
    const before = await page.evaluate(() => document.activeElement?.outerHTML);
    await keys.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await keys.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await keys.hasFocus("after the sheet");
    expect(await page.evaluate(() => document.activeElement?.outerHTML)).toBe(before);
  });

  await test.step("sign out", async () => {
    await keys.tabTo(page.getByRole("button", { name: /^Ana/ }), true);
    await keys.press("Enter");
    const out = page.getByRole("menuitem", { name: "Sign out" });
    await expect(out).toBeVisible();
    while (!(await out.evaluate((item) => item === document.activeElement || item.hasAttribute("data-highlighted")))) await keys.press("ArrowDown");
    await page.keyboard.press("Enter");
    await new SignInPage(page).isShown();
  });
});
