import path from "node:path";
import { defineConfig } from "vitest/config";
import "./scripts/vitest-on-node-20.mjs";

const root = import.meta.dirname;
const resolve = { alias: { "@": root, "server-only": path.join(root, "scripts/server-only-empty.mjs") } };
const folders = "{lib,app,components,scripts,examples}";

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: { name: "unit", include: [`${folders}/**/*.test.ts`], exclude: ["**/*.db.test.ts", "**/node_modules/**"], environment: "node" },
      },
      {
        resolve,
        test: { name: "screen", include: [`${folders}/**/*.test.tsx`], environment: "jsdom" },
      },
      {
        resolve,
        test: {
          name: "db",
          include: ["{lib,scripts,examples}/**/*.db.test.ts"],
          environment: "node",
          globalSetup: ["lib/server/testing/global-setup.ts"],
          setupFiles: ["lib/server/testing/use-own-database.ts"],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
