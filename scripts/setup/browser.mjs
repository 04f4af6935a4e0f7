// A Chromium for the tests: one that is here, or Playwright's own, or the distribution's.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { announce } from "./progress.mjs";
import { run, runNode } from "./run.mjs";
import { Sentence } from "./sentence.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a browser that is already here, or null. */
export function findBrowser() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  const onPath = (process.env.PATH ?? "").split(path.delimiter).flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...onPath, ...PLACES].find((file) => fs.existsSync(file) && answers(file)) ?? null;
}

/** Some distributions put a stub there that only says how to install the real one. */
const answers = (file) => process.platform === "win32" || spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;

/** The path of a browser, installed if need be. */
export async function ensureBrowser() {
  const found = findBrowser() ?? (await playwrightsOwn()) ?? (await fromDebian());
  if (found) return found;
  throw new Sentence(
    "The tests need Chromium or Chrome, and none was found or could be installed. Install one, or name yours: CHROME_PATH=/path/to/chrome npm test",
  );
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  if (fs.existsSync(file)) return file;
  announce("fetching Playwright's Chromium");
  await runNode("playwright install", ["node_modules/@playwright/test/cli.js", "install", "chromium"]).catch(() => {});
  return fs.existsSync(file) ? file : null;
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !fs.existsSync("/usr/bin/apt-get")) return null;
  announce("installing Chromium with apt-get");
  try {
    await run("apt-get update", "apt-get", ["update"]);
    await run("apt-get install", "apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"], {
      DEBIAN_FRONTEND: "noninteractive",
    });
  } catch (error) {
    console.error(error.message);
  }
  return findBrowser();
}
