import { expect, type Locator, type Page } from "@playwright/test";

/** The queue with one of its items beside it. Items are known by what they would do: "Pay EUR 912.34 to north-supply". */
export class ReviewsPage {
  readonly page: Page;
  readonly notice: Locator;
  readonly undoBar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.notice = page.getByRole("main").getByRole("alert");
    this.undoBar = page.getByRole("region", { name: "Undo" });
  }

  async open(): Promise<void> {
    await this.page.goto("/reviews");
    await this.isLive();
  }

  /** Deciding is off until the page hears the server. */
  async isLive(): Promise<void> {
    await expect(this.page.getByRole("button", { name: "Live", exact: true })).toBeVisible();
  }

  row(title: string): Locator {
    return this.page.getByRole("row", { name: title });
  }

  item(title: string): Locator {
    return this.page.getByRole("article", { name: `Review item: ${title}` });
  }

  async choose(title: string): Promise<Locator> {
    await this.row(title).getByRole("link").click();
    await expect(this.item(title)).toBeVisible();
    return this.item(title);
  }

  /** The verb alone: it asks for its reason and commits nothing. */
  async begin(verb: "a" | "x"): Promise<void> {
    await this.page.keyboard.press(verb);
    await expect(this.page.getByRole("radiogroup")).toBeVisible();
  }

  /** Two keys: the verb and its reason. */
  async decide(verb: "a" | "x", reason = "1"): Promise<void> {
    await this.begin(verb);
    await this.page.keyboard.press(reason);
  }

  /** When the page first shows a text, by its own clock; asked for before it is there. */
  whenShown(text: string): Promise<number> {
    return this.page.evaluate(
      (wanted) =>
        new Promise<number>((shown) => {
          // Amounts don't break between currency and number: the space there is another one.
          const look = () => document.body.textContent.replace(/\s/g, " ").includes(wanted) && shown(Date.now());
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
          look();
        }),
      text,
    );
  }
}
