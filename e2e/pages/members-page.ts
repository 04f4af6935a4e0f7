import { expect, type Page } from "@playwright/test";

export class MembersPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async add({ name, email, role, password }: { name: string; email: string; role: string; password: string }): Promise<void> {
    await this.page.goto("/settings/members/new");
    await this.page.getByLabel("Name", { exact: true }).fill(name);
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByRole("checkbox", { name: role }).check();
    await this.page.getByLabel("First password").fill(password);
    await this.page.getByRole("button", { name: "Add the member" }).click();
    await expect(this.page.getByRole("row", { name: email })).toBeVisible();
  }

  async disable(name: string): Promise<void> {
    await this.page.goto("/settings/members");
    await this.page.getByRole("link", { name, exact: true }).click();
    await this.page.getByRole("button", { name: `Disable ${name}` }).click();
    await this.page
      .getByRole("alertdialog", { name: `Disable ${name}?` })
      .getByRole("button", { name: "Disable" })
      .click();
    await expect(this.page.getByRole("button", { name: `Enable ${name}` })).toBeVisible();
  }
}
