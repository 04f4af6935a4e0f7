import { beforeAll, describe, expect, test } from "vitest";
import { DAY } from "@/lib/core/time";
import { type Actor, CLI } from "../auth/actor";
import { keyActorOf } from "../auth/api-actor";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { changeSourceOperation, registerSourceOperation, revokeSourceOperation } from "../sources/operations";
import { loadSource } from "../sources/reads";
import { invoiceHouse } from "../testing/invoice-house";
import { createKeyOperation, revokeKeyOperation } from "./operations";
import { listKeys } from "./reads";

const create = (input: object, actor: Actor = CLI, at?: number) => perform(createKeyOperation, actor, { name: "ci", ...input }, at);
const opened = (key: string, now = Date.now()) => keyActorOf(`Bearer ${key}`, now);

beforeAll(async () => {
  await invoiceHouse();
});

describe("a key", () => {
  test("is shown once, opens the door at once, and only its digest is kept", async () => {
    const answer = await create({ scopes: ["decide", "outcome"], agent: "invoice-bot" });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    expect(opened(answer.value.key)).toMatchObject({ ok: true, value: { scopes: ["decide", "outcome"] } });
    const { rows } = await pool.query("select key::text, (select string_agg(body, '') from history) as history from key where id = $1", [answer.value.id]);
    expect(JSON.stringify(rows)).not.toContain(answer.value.key);
    expect((await listKeys(CLI)).find(({ id }) => id === answer.value.id)).toMatchObject({ prefix: answer.value.key.slice(0, 8), agent: "invoice-bot" });
  });

  test("expires after ninety days unless said otherwise", async () => {
    const at = Date.now();
    const answer = await create({ scopes: ["decide"], agent: "invoice-bot" }, CLI, at);
    expect(answer.ok && answer.value.expiresAt).toBe(new Date(at + 90 * DAY).toISOString());
    expect(answer.ok && opened(answer.value.key, at + 90 * DAY - 1).ok).toBe(true);
    expect(answer.ok && opened(answer.value.key, at + 90 * DAY).ok).toBe(false);
    const lasting = await create({ scopes: ["decide"], agent: "invoice-bot", expiresInDays: null });
    expect(lasting.ok && lasting.value.expiresAt).toBeNull();
  });

  test("that was revoked opens nothing from that moment", async () => {
    const answer = await create({ scopes: ["decide"], agent: "invoice-bot" });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    for (let i = 0; i < 2; i++) expect((await perform(revokeKeyOperation, CLI, { keyId: answer.value.id })).ok).toBe(true);
    expect(opened(answer.value.key)).toMatchObject({ ok: false, refusal: "key_unknown" });
    const { rowCount } = await pool.query("select from history where type = 'key.revoked' and body like $1", [`%${answer.value.id}%`]);
    expect(rowCount).toBe(1);
  });

  test("for evidence of an agent counts as the agent's own word, unless a source is named", async () => {
    const own = await create({ scopes: ["decide", "evidence"], agent: "invoice-bot" });
    expect(own).toMatchObject({ ok: true, value: { source: "invoice-bot-self" } });
    expect(await loadSource(CLI, "invoice-bot-self")).toMatchObject({ kind: "self_attested", trusted: false, weight: "0.25" });
    expect(await create({ scopes: ["evidence"], agent: "invoice-bot" })).toMatchObject({ value: { source: "invoice-bot-self" } });
    expect(await create({ scopes: ["evidence"], agent: "invoice-bot", source: "erp-audit" })).toMatchObject({ value: { source: "erp-audit" } });
  });

  test.each([
    ["agent", { scopes: ["decide"] }],
    ["agent", { scopes: ["outcome", "evidence"], source: "erp-audit" }],
    ["agent", { scopes: ["decide"], agent: "nobody" }],
    ["source", { scopes: ["evidence"] }],
    ["source", { scopes: ["evidence"], source: "nowhere" }],
    ["source", { scopes: ["decide"], agent: "invoice-bot", source: "erp-audit" }],
    ["scopes", { scopes: [] }],
    ["scopes", { scopes: ["decide", "configure"], agent: "invoice-bot" }],
    ["scopes", { scopes: ["configure"], agent: "invoice-bot" }],
    ["scopes[0]", { scopes: ["everything"] }],
    ["ratePerMinute", { scopes: ["decide"], agent: "invoice-bot", ratePerMinute: 0 }],
    ["expiresInDays", { scopes: ["decide"], agent: "invoice-bot", expiresInDays: 0.5 }],
  ])("is refused with the field %s named", async (field, input) => {
    const answer = await create(input);
    expect(!answer.ok && Object.keys(answer.fields ?? {})).toEqual([field]);
  });

  test("can't be made with a key", async () => {
    const made = await create({ scopes: ["configure"] });
    const actor = made.ok ? opened(made.value.key) : made;
    if (!actor.ok) throw new Error("no key");
    expect(await create({ scopes: ["decide"], agent: "invoice-bot" }, actor.value)).toEqual({ ok: false, refusal: "forbidden" });
    expect((await perform(registerSourceOperation, actor.value, { slug: "from-ci", name: "From CI", kind: "eval" })).ok).toBe(true);
  });
});

describe("a source", () => {
  test("that attests to itself is never trusted", async () => {
    expect(await perform(registerSourceOperation, CLI, { slug: "mine", name: "Mine", kind: "self_attested", trusted: true })).toMatchObject({
      fields: { trusted: expect.any(String) },
    });
    expect(await perform(changeSourceOperation, CLI, { sourceId: "invoice-bot-self", trusted: true })).toMatchObject({
      fields: { trusted: expect.any(String) },
    });
  });

  test("has a name of its own and a kind out of the list", async () => {
    expect(await perform(registerSourceOperation, CLI, { slug: "erp-audit", name: "x", kind: "eval" })).toMatchObject({
      refusal: "already_exists",
      fields: { slug: expect.any(String) },
    });
    expect(await perform(registerSourceOperation, CLI, { slug: "x", name: "x", kind: "rumour" })).toMatchObject({ fields: { kind: expect.any(String) } });
  });

  test("that is revoked takes its proofs with it: the lane falls in the same transaction, and no new key speaks for it", async () => {
    const lanes = async () => (await pool.query<{ lane: string }>("select lane from delegation")).rows.map(({ lane }) => lane);
    expect(await lanes()).toEqual(["allow"]);
    expect((await perform(revokeSourceOperation, CLI, { sourceId: "erp-audit" })).ok).toBe(true);
    expect(await lanes()).toEqual(["escalate"]);
    expect(await create({ scopes: ["evidence"], source: "erp-audit" })).toMatchObject({ fields: { source: expect.stringContaining("revoked") } });
    expect(await perform(changeSourceOperation, CLI, { sourceId: "erp-audit", name: "x" })).toMatchObject({ refusal: "already_closed" });
  });
});
