import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

test("the migrations make exactly what the schema describes", () => {
  const args = ["migrate", "diff", "--from-config-datasource", "--to-schema", "prisma/schema.prisma", "--script", "--exit-code"];
  const { status, stdout, stderr } = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", ...args], {
    encoding: "utf8",
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: path.resolve("scripts/schema-engine.mjs"), CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
  expect(stdout.trim() || stderr).toBe("-- This is an empty migration.");
  expect(status).toBe(0);
});
