import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CLI } from "../auth/actor";
import { checkCredentials } from "../auth/check-credentials";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { changeMemberOperation } from "../members/operations";
import { ensureFirstAdmin } from "./first-admin";
import { firstSignInFile, readFirstSignIn } from "./first-sign-in";

let dataDir: string;
beforeEach(async () => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "lanekeeper-first-"));
  await pool.query("delete from member");
});
afterEach(() => fs.rmSync(dataDir, { recursive: true }));

const signsIn = async (email: string, password: string) => (await checkCredentials({ email, password, place: "test" }, Date.now())).ok;

test("the first start makes somebody who can sign in and do everything, and says how once", async () => {
  const lines = await ensureFirstAdmin(dataDir, {});
  const kept = readFirstSignIn(dataDir);
  expect(kept).not.toBeNull();
  expect(lines.join("\n")).toContain(kept?.password);
  expect(await signsIn(kept?.email ?? "", kept?.password ?? "")).toBe(true);
  const { rows } = await pool.query("select roles from member");
  expect(rows).toEqual([{ roles: ["operator", "product_owner", "trust_lead", "admin"] }]);

  const later = await ensureFirstAdmin(dataDir, {});
  expect(later.join("\n")).not.toContain(kept?.password);
  expect(later.join("\n")).toContain(firstSignInFile(dataDir));

  const changed = await perform(changeMemberOperation, CLI, { memberId: kept?.email, password: "another password of mine" });
  expect(changed.ok).toBe(true);
  expect(await ensureFirstAdmin(dataDir, {})).toEqual([]);
});

test("only the owner of the data folder may read the first password", async () => {
  await ensureFirstAdmin(dataDir, {});
  expect(fs.statSync(firstSignInFile(dataDir)).mode & 0o777).toBe(0o600);
});

test("a second database in the same folder is entered the same way", async () => {
  await ensureFirstAdmin(dataDir, {});
  const kept = readFirstSignIn(dataDir);
  await pool.query("delete from member");
  await ensureFirstAdmin(dataDir, {});
  expect(readFirstSignIn(dataDir)).toEqual(kept);
  expect(await signsIn(kept?.email ?? "", kept?.password ?? "")).toBe(true);
});

test("an administrator chosen in the environment is used, and no password is printed or kept", async () => {
  const chosen = { LANEKEEPER_ADMIN_EMAIL: "Root@example.test", LANEKEEPER_ADMIN_PASSWORD: "a long enough password" };
  const lines = await ensureFirstAdmin(dataDir, chosen);
  expect(lines.join("\n")).not.toContain(chosen.LANEKEEPER_ADMIN_PASSWORD);
  expect(fs.existsSync(firstSignInFile(dataDir))).toBe(false);
  expect(await signsIn("root@example.test", chosen.LANEKEEPER_ADMIN_PASSWORD)).toBe(true);
});

test("a chosen password that is too short makes nobody, and the variable is named", async () => {
  const lines = await ensureFirstAdmin(dataDir, {
    LANEKEEPER_ADMIN_EMAIL: "root@example.test",
    LANEKEEPER_ADMIN_PASSWORD: "short",
  });
  expect(lines.join("\n")).toContain("LANEKEEPER_ADMIN_PASSWORD: Use at least 12 characters");
  expect((await pool.query("select from member")).rowCount).toBe(0);
});

test("who is there already keeps the organisation", async () => {
  await ensureFirstAdmin(dataDir, {});
  await ensureFirstAdmin(dataDir, {
    LANEKEEPER_ADMIN_EMAIL: "other@example.test",
    LANEKEEPER_ADMIN_PASSWORD: "a long enough password",
  });
  expect((await pool.query("select from member")).rowCount).toBe(1);
});
