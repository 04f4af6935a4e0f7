import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./scripts/setup/browser.mjs";
import { freePort } from "./scripts/setup/postgres-process.mjs";

// Chosen once, by whoever reads this file first; the workers read it again and inherit the choice.
process.env.LANEKEEPER_E2E_PORT ??= String(await freePort());
process.env.CHROME_PATH ??= findBrowser() ?? "";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/fixtures/server.ts",
  workers: 1,
  // A busy machine is no defect: what must be quick is measured where it is promised.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://127.0.0.1:${process.env.LANEKEEPER_E2E_PORT}`,
    launchOptions: { executablePath: process.env.CHROME_PATH || undefined, args: QUIET },
    // Pictures of every step cost more than the steps.
    trace: { mode: "retain-on-failure", screenshots: false },
  },
});
