import { afterEach, beforeAll, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { keyActorOf } from "../auth/api-actor";
import { snapshots } from "../pdp/snapshots";
import { invoiceHouse } from "../testing/invoice-house";
import keys from "./keys";

let out: MockInstance<typeof console.log>;
let err: MockInstance<typeof console.error>;
beforeAll(async () => {
  await invoiceHouse();
});
beforeEach(() => {
  out = vi.spyOn(console, "log").mockReturnValue();
  err = vi.spyOn(console, "error").mockReturnValue();
});
afterEach(() => vi.restoreAllMocks());

const printed = () => out.mock.calls.flat().join("\n");
const complained = () => err.mock.calls.flat().join("\n");

test("a key made for an agent is one line of JSON and opens the door", async () => {
  expect(await keys(["create", "--agent", "invoice-bot", "--source", "erp-audit", "--scopes", "decide,outcome,evidence", "--json"])).toBe(0);
  const made = JSON.parse(printed());
  expect(made).toMatchObject({ agent: "invoice-bot", source: "erp-audit", scopes: ["decide", "outcome", "evidence"] });
  await snapshots.catchUp();
  expect(keyActorOf(`Bearer ${made.key}`, Date.now()).ok).toBe(true);
  expect(await keys(["revoke", made.id])).toBe(0);
  expect(keyActorOf(`Bearer ${made.key}`, Date.now()).ok).toBe(false);
});

test("a source that doesn't exist is made only when asked for, as one that attests to itself", async () => {
  expect(await keys(["create", "--source", "my-tests", "--scopes", "evidence"])).toBe(1);
  expect(complained()).toContain("--source: There is no evidence source");
  expect(await keys(["create", "--source", "my-tests", "--create-source", "--scopes", "evidence", "--json"])).toBe(0);
  expect(JSON.parse(printed())).toMatchObject({ agent: null, source: "my-tests" });
});

test("keys are listed without what would open the door", async () => {
  await keys(["create", "--agent", "invoice-bot", "--scopes", "decide", "--name", "laptop", "--days", "0", "--json"]);
  const { key } = JSON.parse(printed());
  out.mockClear();
  expect(await keys(["list"])).toBe(0);
  expect(printed()).toMatch(/laptop {2}decide {2}agent invoice-bot {2}doesn't expire/);
  expect(printed()).not.toContain(key);
});

test.each([
  ["--agent: Name the agent", ["create", "--scopes", "decide"]],
  ["--agent: There is no agent", ["create", "--scopes", "decide", "--agent", "nobody"]],
  ["--scopes: Choose one of", ["create", "--scopes", "rule", "--agent", "invoice-bot"]],
  ["--scopes: Choose at least one", ["create", "--agent", "invoice-bot"]],
  ["--days: ", ["create", "--agent", "invoice-bot", "--scopes", "decide", "--days", "soon"]],
  ["KEY_ID: There is no such key", ["revoke", "key_nothing"]],
])("a refusal names the option: %s", async (words, argv) => {
  expect(await keys(argv)).toBe(1);
  expect(complained()).toContain(words);
});

test("what can't be understood says how to ask", async () => {
  for (const argv of [[], ["make"], ["create", "--agnet", "x"], ["revoke"]]) expect(await keys(argv)).toBe(2);
  expect(complained()).toContain("npm run keys -- create");
  expect(await keys(["--help"])).toBe(0);
});
