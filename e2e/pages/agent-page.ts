import { expect, type Locator, type Page } from "@playwright/test";

export class AgentPage {
  readonly page: Page;
  readonly narrowNow: Locator;

  constructor(page: Page) {
    this.page = page;
    this.narrowNow = page.getByRole("group", { name: "Narrow now" });
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`/agents/${slug}`);
    await expect(this.page.getByRole("button", { name: "Live", exact: true })).toBeVisible();
  }

  lane(word: "Allow" | "Degrade" | "Escalate" | "Recover"): Locator {
    return this.page.getByText(`Lane: ${word}`, { exact: true });
  }

  async narrow(level: "Degrade" | "Escalate" | "Suspend", why: string): Promise<void> {
    await this.narrowNow.getByRole("button", { name: level }).click();
    const dialog = this.page.getByRole("dialog", { name: new RegExp(`^${level} `) });
    await dialog.getByLabel("Why").fill(why);
    await dialog.getByRole("button", { name: `${level} now` }).click();
    await expect(dialog).toBeHidden();
  }
}
