import { beforeEach, describe, expect, test } from "vitest";
import type { Role } from "@/lib/core/closed-lists";
import type { MemberId } from "@/lib/core/ids";
import { type Actor, CLI } from "../auth/actor";
import { checkCredentials } from "../auth/check-credentials";
import { loadMemberActor } from "../auth/member-actor";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { changeMemberOperation, changeOwnPasswordOperation, createMemberOperation, disableMemberOperation, enableMemberOperation } from "./operations";
import { listHolders, listMembers } from "./reads";

const PASSWORD = "four words in a row";

async function member(name: string, roles: Role[]): Promise<Actor & { id: MemberId }> {
  const email = `${name.toLowerCase()}@example.test`;
  const made = await perform(createMemberOperation, CLI, { name, email, roles, password: PASSWORD });
  if (!made.ok) throw new Error(made.refusal);
  return { kind: "member", id: made.value.id, name, email, roles, teams: [] };
}

const signIn = (email: string, password = PASSWORD) => checkCredentials({ email, password, place: crypto.randomUUID() }, Date.now());
const types = async () => (await pool.query<{ type: string }>("select type from history order by id")).rows.map(({ type }) => type);

beforeEach(async () => {
  await pool.query("delete from member");
});

describe("a member", () => {
  test("signs in with the first password, and history names neither the person nor the password", async () => {
    const ana = await member("Ana", ["operator"]);
    const answer = await signIn("ANA@example.test");
    expect(answer).toMatchObject({ ok: true, value: { memberId: ana.id, sessionVersion: 1 } });
    const { rows } = await pool.query<{ body: string }>("select body from history where type = 'member.created'");
    expect(rows.map(({ body }) => body).join()).not.toMatch(/ana|password|words/i);
  });

  test("is one person per e-mail address, however it is written", async () => {
    await member("Ana", ["operator"]);
    const again = await perform(createMemberOperation, CLI, { name: "Other", email: "Ana@Example.test", roles: ["auditor"], password: PASSWORD });
    expect(again).toMatchObject({ ok: false, refusal: "already_exists", fields: { email: expect.any(String) } });
  });

  test.each([
    ["email", { email: "not an address" }],
    ["password", { password: "short" }],
    ["roles", { roles: [] }],
    ["name", { name: "  " }],
    ["shoeSize", { shoeSize: 43 }],
  ])("is refused with the field %s named", async (field, wrong) => {
    const answer = await perform(createMemberOperation, CLI, { name: "Ana", email: "ana@example.test", roles: ["operator"], password: PASSWORD, ...wrong });
    expect(answer).toMatchObject({ ok: false, refusal: "bad_request" });
    expect(Object.keys((!answer.ok && answer.fields) || {}).map((path) => path.split("[")[0])).toEqual([field]);
  });

  test("who isn't an admin makes no members", async () => {
    const pat = await member("Pat", ["trust_lead", "operator", "product_owner", "auditor"]);
    const answer = await perform(createMemberOperation, pat, { name: "Bo", email: "bo@example.test", roles: ["admin"], password: PASSWORD });
    expect(answer).toEqual({ ok: false, refusal: "forbidden" });
  });
});

describe("a session", () => {
  test("ends when the password is reset, and the old password opens nothing", async () => {
    const admin = await member("Admin", ["admin"]);
    const ana = await member("Ana", ["operator"]);
    const before = await signIn("ana@example.test");
    if (!before.ok) throw new Error("not signed in");
    expect(await loadMemberActor(ana.id, before.value.sessionVersion)).not.toBeNull();
    await perform(changeMemberOperation, admin, { memberId: ana.id, password: "another four words" });
    expect(await loadMemberActor(ana.id, before.value.sessionVersion)).toBeNull();
    expect(await signIn("ana@example.test")).toMatchObject({ ok: false, refusal: "sign_in_refused" });
    expect((await signIn("ana@example.test", "another four words")).ok).toBe(true);
  });

  test("goes on with other roles at once when roles change", async () => {
    const ana = await member("Ana", ["operator"]);
    await perform(changeMemberOperation, CLI, { memberId: ana.id, roles: ["auditor"] });
    expect((await loadMemberActor(ana.id, 1))?.roles).toEqual(["auditor"]);
  });

  test("ends when the member is disabled, and doesn't come back when they are enabled", async () => {
    await member("Admin", ["admin"]);
    const ana = await member("Ana", ["operator"]);
    await perform(disableMemberOperation, CLI, { memberId: ana.id });
    expect(await loadMemberActor(ana.id, 1)).toBeNull();
    expect(await signIn("ana@example.test")).toMatchObject({ ok: false, refusal: "sign_in_refused" });
    await perform(enableMemberOperation, CLI, { memberId: ana.id });
    expect(await loadMemberActor(ana.id, 1)).toBeNull();
    expect((await signIn("ana@example.test")).ok).toBe(true);
  });
});

describe("the last admin", () => {
  test("can't be disabled and can't lose the role", async () => {
    const admin = await member("Admin", ["admin"]);
    expect(await perform(disableMemberOperation, admin, { memberId: admin.id })).toMatchObject({ ok: false, refusal: "last_admin" });
    expect(await perform(changeMemberOperation, admin, { memberId: admin.id, roles: ["operator"] })).toMatchObject({ ok: false, refusal: "last_admin" });
  });

  test("remains when two admins remove each other at the same moment", async () => {
    const [a, b] = [await member("A", ["admin"]), await member("B", ["admin"])];
    const answers = await Promise.all([perform(disableMemberOperation, a, { memberId: b.id }), perform(disableMemberOperation, b, { memberId: a.id })]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await pool.query("select from member where disabled_at is null")).rowCount).toBe(1);
  });

  test("is last once the other one is disabled", async () => {
    const [a, b] = [await member("A", ["admin"]), await member("B", ["admin"])];
    expect((await perform(disableMemberOperation, a, { memberId: b.id })).ok).toBe(true);
    expect(await perform(changeMemberOperation, a, { memberId: a.id, roles: ["auditor"] })).toMatchObject({ refusal: "last_admin" });
  });
});

describe("one's own password", () => {
  test("changes for whoever knows the current one, and ends the other sessions", async () => {
    const ana = await member("Ana", ["auditor"]);
    expect(await perform(changeOwnPasswordOperation, ana, { current: "wrong", password: "another four words" })).toMatchObject({
      ok: false,
      fields: { current: expect.any(String) },
    });
    expect(await perform(changeOwnPasswordOperation, ana, { current: PASSWORD, password: "another four words" })).toEqual({
      ok: true,
      value: { sessionVersion: 2 },
    });
    expect(await loadMemberActor(ana.id, 1)).toBeNull();
    expect((await types()).at(-1)).toBe("member.changed");
  });
});

test("a change that changes nothing leaves no entry", async () => {
  const ana = await member("Ana", ["operator", "auditor"]);
  const before = (await types()).length;
  expect((await perform(changeMemberOperation, CLI, { memberId: ana.id, roles: ["auditor", "operator"], name: "Ana" })).ok).toBe(true);
  expect((await types()).length).toBe(before);
});

test("the list says who holds a permission now", async () => {
  const admin = await member("Admin", ["admin"]);
  await member("Tess", ["trust_lead"]);
  const bo = await member("Bo", ["operator"]);
  await perform(disableMemberOperation, admin, { memberId: bo.id });
  expect(await listHolders(admin, "reviews.decide")).toEqual({ roles: ["operator", "trust_lead"], names: ["Tess"] });
  expect((await listMembers(admin)).map(({ name, disabledAt }) => [name, disabledAt !== null])).toEqual([
    ["Admin", false],
    ["Tess", false],
    ["Bo", true],
  ]);
});

test("an address that no database could hold is nobody's", async () => {
  expect(await signIn("ana\u0000@example.test")).toMatchObject({ refusal: "sign_in_refused" });
});

test("an unknown address and a wrong password are answered alike", async () => {
  await member("Ana", ["operator"]);
  expect(await signIn("nobody@example.test")).toEqual(await signIn("ana@example.test", "wrong"));
});

test("a member who guesses is told to wait, even with the right password", async () => {
  await member("Ana", ["operator"]);
  const at = Date.now();
  for (let i = 0; i < 5; i++) await checkCredentials({ email: "ana@example.test", password: "wrong", place: "10.0.0.9" }, at);
  expect(await checkCredentials({ email: "ana@example.test", password: PASSWORD, place: "10.0.0.9" }, at)).toMatchObject({ refusal: "sign_in_throttled" });
  expect((await checkCredentials({ email: "ana@example.test", password: PASSWORD, place: "10.0.0.9" }, at + 15_000)).ok).toBe(true);
});
