// Runs the checks and tests one after the other, with a header and the seconds of each and a count at the end.
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { describeFailure } from "./sentence.mjs";

const REPORTS = "node_modules/.cache/lanekeeper";
const bin = (program) => path.join("node_modules", program);

const checks = {
  lock: { title: "the lock file", run: ["scripts/complete-lockfile.mjs", "--check"] },
  format: { title: "format and lint", run: [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "--max-diagnostics=100"] },
  routes: { title: "types of the routes", run: [bin("next/dist/bin/next"), "typegen"], quiet: true },
  types: { title: "types", run: [bin("typescript/bin/tsc"), "--noEmit", "-p", "."] },
  core: { title: "types of the closed core", run: [bin("typescript/bin/tsc"), "--noEmit", "-p", "lib/core/tsconfig.json"] },
  rooms: { title: "who imports what", run: [bin("dependency-cruiser/bin/dependency-cruise.mjs"), "--config", ".dependency-cruiser.cjs", "."] },
  unused: { title: "nothing unused", run: [bin("knip/bin/knip.js")] },
};

const vitest = (title, ...projects) => {
  const report = path.join(REPORTS, `${projects[0]}.json`);
  const options = [...projects.flatMap((project) => ["--project", project]), "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return { title, run: [bin("vitest/vitest.mjs"), "run", "--passWithNoTests", ...options], count: () => countVitest(report) };
};

const tests = {
  schema: {
    title: "the schema and its tables",
    run: ["--test", "--test-reporter=spec", "scripts/foundation.test.mjs"],
    count: (ok) => ({ passed: ok ? 1 : 0, failed: 0 }),
  },
  unit: vitest("rules and screens", "unit", "screen"),
  db: vitest("on a real database", "db"),
  e2e: {
    title: "in a browser",
    run: [bin("@playwright/test/cli.js"), "test", "--pass-with-no-tests"],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(REPORTS, "e2e.json") },
    count: () => countPlaywright(path.join(REPORTS, "e2e.json")),
  },
};

export const CHECK_STEPS = Object.values(checks);
export const TEST_STEPS = tests;

/** Resolves to the exit code, after a last line that says how many tests passed and failed. Ends at the first failure unless asked to go on. */
export async function runSteps(steps, { keepGoing = false } = {}) {
  fs.mkdirSync(REPORTS, { recursive: true });
  for (const report of fs.readdirSync(REPORTS)) fs.rmSync(path.join(REPORTS, report));
  const total = { passed: 0, failed: 0 };
  let allOk = true;
  for (const step of steps) {
    const ok = await runStep(step);
    const counted = step.count?.(ok) ?? { passed: 0, failed: 0 };
    total.passed += counted.passed;
    total.failed += ok ? counted.failed : Math.max(counted.failed, 1);
    allOk &&= ok;
    if (!ok && !keepGoing) break;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return allOk ? 0 : 1;
}

async function runStep(step) {
  console.log(`\n== ${step.title}`);
  const began = performance.now();
  const ok = await (step.work ? doWork(step.work) : runProgram(step));
  console.log(`== ${step.title}: ${ok ? "ok" : "failed"}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return ok;
}

async function doWork(work) {
  try {
    await work();
    return true;
  } catch (error) {
    console.error(describeFailure(error));
    return false;
  }
}

async function runProgram({ run, env, quiet }) {
  const child = spawn(process.execPath, run, { stdio: ["ignore", quiet ? "ignore" : "inherit", "inherit"], env: { ...process.env, ...env } });
  const [code] = await once(child, "exit");
  return code === 0;
}

function countVitest(report) {
  const { numPassedTests = 0, numFailedTests = 0 } = readReport(report);
  return { passed: numPassedTests, failed: numFailedTests };
}

function countPlaywright(report) {
  const { expected = 0, flaky = 0, unexpected = 0 } = readReport(report).stats ?? {};
  return { passed: expected + flaky, failed: unexpected };
}

const readReport = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {});
