#!/usr/bin/env node
// `npm run check`: everything that needs no database and no browser.
import "./setup/node-version.mjs";

const { withStops } = await import("./setup/with-stops.mjs");
const { ensurePackages } = await import("./setup/packages.mjs");
const { ensurePrismaClient } = await import("./setup/prisma-client.mjs");
const { CHECK_STEPS, runSteps, TEST_STEPS } = await import("./setup/steps.mjs");

await withStops(async () => {
  await ensurePackages();
  await ensurePrismaClient();
  return runSteps([...CHECK_STEPS, TEST_STEPS.unit], { keepGoing: true });
});
