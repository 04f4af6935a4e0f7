import { expect, test } from "vitest";
import { CLI } from "../auth/actor";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { snapshots } from "../pdp/snapshots";
import { changeSettingOperation } from "./operations";
import { loadSettings } from "./reads";

const change = (name: string, value: unknown) => perform(changeSettingOperation, CLI, { name, value });

test("a setting nobody changed is as it is by default", async () => {
  expect(await loadSettings()).toMatchObject({
    mode_label: "PRODUCTION",
    tier_limits: {},
    rate_per_minute: 6_000,
    undo_window_seconds: { tier1: 10, tier2: 8, tier3: 5 },
    sample: false,
  });
});

test("the door decides with changed limits at once, and history says who changed what", async () => {
  expect((await change("tier_limits", { EUR: 250_000 })).ok).toBe(true);
  expect((await change("rate_per_minute", 60)).ok).toBe(true);
  expect(snapshots.current.snapshot.tierLimits).toEqual({ EUR: 250_000 });
  expect(snapshots.current.defaultRatePerMinute).toBe(60);
  const { rows } = await pool.query<{ actor: string }>("select actor from history where type = 'settings.changed'");
  expect(rows).toEqual([{ actor: "cli" }, { actor: "cli" }]);
});

test.each([
  ["name", "no_such_setting", 1],
  ["value", "rate_per_minute", 0],
  ["value", "rate_per_minute", "many"],
  ["value.tier1", "undo_window_seconds", { tier1: 61, tier2: 8, tier3: 5 }],
  ["value.EUR", "tier_limits", { EUR: 0.5 }],
  ["value.euro", "tier_limits", { euro: 5 }],
  ["value", "mode_label", "<b>"],
  ["value", "organisation_name", ""],
])("a wrong value is refused with %s named (%s)", async (field, name, value) => {
  const answer = await change(name, value);
  expect(!answer.ok && Object.keys(answer.fields ?? {})).toEqual([field]);
});

test("only an admin changes settings, and not even an admin calls an organisation invented", async () => {
  const member = { kind: "member", id: "mem_x", name: "x", email: "x@example.test", teams: [] } as const;
  expect(await perform(changeSettingOperation, { ...member, roles: ["trust_lead"] }, { name: "mode_label", value: "STAGING" })).toMatchObject({
    refusal: "forbidden",
  });
  expect(await perform(changeSettingOperation, { ...member, roles: ["admin"] }, { name: "sample", value: true })).toMatchObject({ refusal: "forbidden" });
  expect((await perform(changeSettingOperation, { ...member, roles: ["admin"] }, { name: "mode_label", value: "STAGING" })).ok).toBe(true);
  expect((await loadSettings()).mode_label).toBe("STAGING");
});

test("a stored value that can't be read counts as unset", async () => {
  await pool.query(`insert into setting (name, value) values ('undo_window_seconds', '"soon"') on conflict (name) do update set value = excluded.value`);
  expect((await loadSettings()).undo_window_seconds).toEqual({ tier1: 10, tier2: 8, tier3: 5 });
});
