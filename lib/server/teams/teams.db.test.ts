import { describe, expect, test } from "vitest";
import { CLI } from "../auth/actor";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { createMemberOperation } from "../members/operations";
import { addTeamMemberOperation, changeTeamOperation, createTeamOperation, removeTeamMemberOperation } from "./operations";
import { loadTeam } from "./reads";

const team = (slug: string, more: object = {}) => perform(createTeamOperation, CLI, { slug, name: slug, ...more });

describe("a team", () => {
  test("has hours in its own time zone and a capacity, each of which can change alone", async () => {
    const hours = { mon: [{ from: "09:00", to: "12:00" }], fri: [{ from: "22:00", to: "24:00" }] };
    expect((await team("payments-ops", { name: "Payments", timezone: "Europe/Berlin", hours, capacityPerHour: 12 })).ok).toBe(true);
    expect((await perform(changeTeamOperation, CLI, { teamId: "payments-ops", capacityPerHour: null })).ok).toBe(true);
    expect(await loadTeam(CLI, "payments-ops")).toMatchObject({ name: "Payments", timezone: "Europe/Berlin", hours, capacityPerHour: null, members: [] });
    await perform(changeTeamOperation, CLI, { teamId: "payments-ops", hours: null });
    expect((await loadTeam(CLI, "payments-ops"))?.hours).toBeNull();
  });

  test("keeps its short name to itself, also when two come at once", async () => {
    const answers = await Promise.all([team("twins"), team("twins")]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: "already_exists", fields: { slug: expect.any(String) } });
  });

  test.each([
    ["slug", { slug: "No Spaces" }],
    ["timezone", { timezone: "Mars/Olympus" }],
    ["capacityPerHour", { capacityPerHour: 1.5 }],
    ["hours.mon[0]", { hours: { mon: [{ from: "12:00", to: "09:00" }] } }],
    ["hours.mon[0].from", { hours: { mon: [{ from: "0900", to: "10:00" }] } }],
  ])("is refused with the field %s named", async (field, wrong) => {
    const answer = await team("wrong", wrong);
    expect(!answer.ok && Object.keys(answer.fields ?? {})).toEqual([field]);
  });

  test("that doesn't exist can't be changed", async () => {
    expect(await perform(changeTeamOperation, CLI, { teamId: "nowhere", name: "x" })).toMatchObject({ refusal: "not_found" });
  });
});

describe("its members", () => {
  test("join, become leads and leave, each once", async () => {
    await team("crew");
    await perform(createMemberOperation, CLI, { name: "Ana", email: "ana@example.test", roles: ["operator"], password: "four words in a row" });
    for (let i = 0; i < 2; i++) await perform(addTeamMemberOperation, CLI, { teamId: "crew", memberId: "ana@example.test" });
    await perform(addTeamMemberOperation, CLI, { teamId: "crew", memberId: "ana@example.test", lead: true });
    expect((await loadTeam(CLI, "crew"))?.members).toMatchObject([{ name: "Ana", lead: true, disabled: false }]);
    for (let i = 0; i < 2; i++) await perform(removeTeamMemberOperation, CLI, { teamId: "crew", memberId: "ana@example.test" });
    expect((await loadTeam(CLI, "crew"))?.members).toEqual([]);
    const { rows } = await pool.query("select type, count(*)::int from history where type like 'team.member%' group by type order by type");
    expect(rows).toEqual([
      { type: "team.member_added", count: 2 },
      { type: "team.member_removed", count: 1 },
    ]);
  });

  test("must be members of the organisation", async () => {
    await team("closed");
    expect(await perform(addTeamMemberOperation, CLI, { teamId: "closed", memberId: "nobody@example.test" })).toMatchObject({
      fields: { memberId: expect.any(String) },
    });
    expect(await perform(addTeamMemberOperation, CLI, { teamId: "nowhere", memberId: "ana@example.test" })).toMatchObject({
      fields: { teamId: expect.any(String) },
    });
  });

  test("are chosen by an admin, not by whoever keeps the registry", async () => {
    const key = { kind: "key", id: "key_1", name: "ci", scopes: ["configure"], agentId: null, sourceId: null, ratePerMinute: null } as const;
    expect(await perform(addTeamMemberOperation, key, { teamId: "crew", memberId: "ana@example.test" })).toEqual({ ok: false, refusal: "forbidden" });
  });
});
