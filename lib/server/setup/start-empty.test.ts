import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readOrganisation } from "./organisation";
import { startEmpty } from "./start-empty";

test("leaving the sample is remembered for the next start, and says how to start", () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "lanekeeper-empty-"));
  expect(startEmpty({ DATABASE_URL: "postgresql://x@127.0.0.1:1/lanekeeper_sample", LANEKEEPER_DATA_DIR: dataDir }).restart).toContain("npm start");
  expect(readOrganisation(dataDir)).toBe("own");
  fs.rmSync(dataDir, { recursive: true });
});

test("a sample in a database that somebody brought is left to them", () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "lanekeeper-empty-"));
  expect(startEmpty({ DATABASE_URL: "postgresql://x@db.example/ours", LANEKEEPER_DATA_DIR: dataDir }).restart).toContain("DATABASE_URL");
  expect(readOrganisation(dataDir)).toBeNull();
  fs.rmSync(dataDir, { recursive: true });
});
