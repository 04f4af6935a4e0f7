import { expect, type Locator, type Page } from "@playwright/test";

export class PactEditorPage {
  readonly page: Page;
  readonly draft: Locator;

  constructor(page: Page) {
    this.page = page;
    this.draft = page.getByRole("complementary", { name: "Draft" });
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`/pacts/${slug}/edit`);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** Presses one of the numbers on top, which leads to its field, and types another. */
  async tune(number: RegExp, value: string): Promise<void> {
    await this.page.getByRole("region", { name: "Numbers to tune" }).getByRole("button", { name: number }).click();
    const field = this.page.getByLabel("Value").and(this.page.locator(":focus"));
    await expect(field).toBeVisible();
    await field.fill(value);
  }

  publishButton(version: number): Locator {
    return this.draft.getByRole("button", { name: `Publish version ${version}` });
  }

  async publish(version: number): Promise<void> {
    await this.publishButton(version).click();
    await expect(this.page.getByText(`Version ${version} is in force`).first()).toBeVisible();
  }
}
