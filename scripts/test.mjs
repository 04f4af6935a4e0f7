#!/usr/bin/env node
// `npm test`: installs what is missing, checks, and runs every test. The first failure ends it.
import "./setup/node-version.mjs";

const { withStops } = await import("./setup/with-stops.mjs");
const { ensureBrowser } = await import("./setup/browser.mjs");
const { ensureBuilt } = await import("./setup/build.mjs");
const { ensurePackages } = await import("./setup/packages.mjs");
const { ensurePrismaClient } = await import("./setup/prisma-client.mjs");
const { CHECK_STEPS, runSteps, TEST_STEPS } = await import("./setup/steps.mjs");

async function chooseBrowser() {
  process.env.CHROME_PATH = await ensureBrowser();
}

await withStops(() =>
  runSteps([
    { title: "packages", work: ensurePackages },
    { title: "a browser", work: chooseBrowser },
    { title: "the database client", work: ensurePrismaClient },
    ...CHECK_STEPS,
    TEST_STEPS.schema,
    TEST_STEPS.unit,
    TEST_STEPS.db,
    { title: "build", work: ensureBuilt },
    TEST_STEPS.e2e,
  ]),
);
