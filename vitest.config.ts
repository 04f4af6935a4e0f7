import path from "node:path";
import { defineConfig } from "vitest/config";
import "./scripts/vitest-on-node-20.mjs";

const root = import.meta.dirname;
const resolve = { alias: { "@": root, "server-only": path.join(root, "scripts/server-only-empty.mjs") } };
// Limits are for what hangs, not for what is slow: thousands of generated cases take their time on a busy machine.
const folders = "{lib,app,components,scripts,examples}";

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: [`${folders}/**/*.test.ts`],
          exclude: ["**/*.db.test.ts", "**/node_modules/**"],
          environment: "node",
          testTimeout: 120_000,
        },
      },
      {
        resolve,
        test: { name: "screen", include: [`${folders}/**/*.test.tsx`], environment: "jsdom", testTimeout: 30_000 },
      },
      {
        resolve,
        test: {
          name: "db",
          include: ["{lib,scripts,examples}/**/*.db.test.ts"],
          environment: "node",
          globalSetup: ["lib/server/testing/global-setup.ts"],
          setupFiles: ["lib/server/testing/use-own-database.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
