import { expect, type Locator, type Page } from "@playwright/test";

export class SignInPage {
  readonly #page: Page;
  readonly email: Locator;
  readonly password: Locator;
  readonly button: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.email = page.getByLabel("E-mail");
    this.password = page.getByLabel("Password", { exact: true });
    this.button = page.getByRole("button", { name: "Sign in" });
  }

  async open(): Promise<void> {
    await this.#page.goto("/sign-in");
  }

  async signIn({ email, password }: { email: string; password: string }): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.button.click();
  }

  async isShown(): Promise<void> {
    await expect(this.#page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  }

  async hasSignedIn(): Promise<void> {
    await expect(this.#page.getByRole("navigation", { name: "Main" })).toBeVisible();
  }
}
