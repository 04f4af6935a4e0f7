import { beforeAll, expect, test } from "vitest";
import { registerAgentOperation } from "../agents/register-operations";
import { listRegisteredAgents } from "../agents/register-reads";
import { CLI } from "../auth/actor";
import { perform } from "../entry/perform";
import { readRoute, route } from "../entry/route";
import { createKeyOperation } from "../keys/operations";
import { changeTeamOperation, createTeamOperation } from "../teams/operations";
import { invoiceHouse } from "../testing/invoice-house";
import { registryRead } from "./registry-read";

let configure: string;
let decide: string;
beforeAll(async () => {
  const house = await invoiceHouse();
  decide = house.key;
  const made = await perform(createKeyOperation, CLI, { name: "ci", scopes: ["configure"] });
  configure = made.ok ? made.value.key : "";
});

const post = (body: string | object, key = configure): Request =>
  new Request("http://localhost/api/v1/x", {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const params = (values: Record<string, string> = {}) => ({ params: Promise.resolve(values) });
const agents = route(registerAgentOperation, { status: 201 });

test("a machine with a configuring key registers what the forms register", async () => {
  const answer = await agents(post({ slug: "api-bot", name: "API bot", ownerTeam: "finance-ops" }), params());
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ slug: "api-bot" });
  const list = await readRoute(registryRead(listRegisteredAgents))(post({}), params());
  expect((await list.json()).items.map(({ slug }: { slug: string }) => slug)).toEqual(["api-bot", "invoice-bot"]);
});

test("what an address names is changed, whatever else the body says", async () => {
  const changed = await route(changeTeamOperation)(post({ name: "Finance", teamId: "procurement" }), params({ teamId: "finance-ops" }));
  expect(await changed.json()).toMatchObject({ slug: "finance-ops" });
});

test.each([
  [401, "x", { slug: "a", name: "a", ownerTeam: "finance-ops" }, undefined],
  [400, "configure", "{", "body"],
  [400, "configure", "[]", "body"],
  [400, "configure", { slug: "b", name: "b" }, "ownerTeam"],
  [400, "configure", { slug: "b", name: "b", ownerTeam: "nobody" }, "ownerTeam"],
  [400, "configure", { slug: "b", name: "b", ownerTeam: "finance-ops", roles: ["admin"] }, "roles"],
  [400, "configure", { slug: "b", name: "\u0000", ownerTeam: "finance-ops" }, "name"],
  [400, "configure", { slug: { $ne: "" }, name: "b", ownerTeam: "finance-ops" }, "slug"],
  [409, "configure", { slug: "invoice-bot", name: "b", ownerTeam: "finance-ops" }, "slug"],
  [403, "decide", { slug: "b", name: "b", ownerTeam: "finance-ops" }, undefined],
])("a wrong request is answered %i as problem+json that names the field, and changes nothing (%s, %j)", async (status, who, body, field) => {
  const before = await listRegisteredAgents(CLI);
  const answer = await agents(post(body, { configure, decide }[who] ?? "lk_unknown_unknown_unknown"), params());
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(Object.keys((await answer.json()).fields ?? {})).toEqual(field === undefined ? [] : [field]);
  expect(await listRegisteredAgents(CLI)).toEqual(before);
});

test("a key without the scope reads no registry, and makes no team", async () => {
  expect((await readRoute(registryRead(listRegisteredAgents))(post({}, decide), params())).status).toBe(403);
  expect((await route(createTeamOperation)(post({ slug: "mine", name: "Mine" }, decide), params())).status).toBe(403);
});
