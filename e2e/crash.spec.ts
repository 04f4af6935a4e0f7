import fs from "node:fs";
import { expect, test } from "@playwright/test";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import { LANES, type Lane } from "@/lib/core/closed-lists";
import { freePort } from "../scripts/setup/postgres-process.mjs";
import { Desk } from "./fixtures/desk";
import { furnish } from "./fixtures/furnish";
import { ask, call, type House, payment, prove, readHold } from "./fixtures/machine";
import { newDataDir, type Product, startProduct } from "./fixtures/product";

/** A house of its own, whose product loses its power again and again while its database and its agents go on. */
let house: House;
let desk: Desk;
let product: Product;
let port: number;
const dataDir = newDataDir();

const agent = "payables-bot";
/** Every answer that an agent was given; a machine has acted on each of them. */
const acknowledged: DecisionAnswer[] = [];

test.describe.configure({ timeout: 120_000 });

test.beforeAll(async () => {
  port = await freePort(0);
  product = await startProduct({ dataDir, port });
  desk = await Desk.open(dataDir);
  house = await furnish(product, desk);
});

test.afterAll(async () => {
  await desk?.close();
  await product?.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

type Payment = ReturnType<typeof payment>;
const small = () => payment(house, agent);
const large = () => payment(house, agent, { args: { amountMinor: 90_000 } });

async function asked(body: Payment, key?: string): Promise<DecisionAnswer> {
  const answer = await ask(house, body, key === undefined ? {} : { "idempotency-key": `"${key}"` });
  acknowledged.push(answer);
  return answer;
}

type Standing = { ref: string; lane: Lane };
const lanes = () => desk.query<Standing>("select agent_id || build_id || pact_id as ref, lane from delegation");

/** The power goes, and comes back. Whatever stood, stands at least as narrow as it did. */
async function loseThePower(): Promise<void> {
  await product.kill();
  const before = await lanes();
  product = await startProduct({ dataDir, port });
  const after = new Map((await lanes()).map(({ ref, lane }) => [ref, lane]));
  for (const { ref, lane } of before) expect(LANES.indexOf(after.get(ref) ?? "allow")).toBeGreaterThanOrEqual(LANES.indexOf(lane));
}

const permitsUnder = async (grant: string): Promise<number> =>
  (await desk.query<{ n: number }>("select count(*)::int as n from decision where grant_id = $1 and verdict = 'permit'", grant))[0]?.n ?? 0;

test("nothing acknowledged is lost, nothing is used twice and nothing grows wider, wherever the power goes", async () => {
  await test.step("in the middle of decisions", async () => {
    const sent = new Map<string, Payment>();
    const answers = new Map<string, DecisionAnswer>();
    let working = true;
    const client = async (name: number) => {
      for (let n = 0; working; n++) {
        const [key, body] = [`mid-${name}-${n}`, small()];
        sent.set(key, body);
        await asked(body, key).then(
          (answer) => answers.set(key, answer),
          () => undefined,
        );
      }
    };
    const clients = Array.from({ length: 8 }, (_, name) => client(name));
    await expect.poll(() => answers.size).toBeGreaterThan(100);
    await product.kill();
    working = false;
    await Promise.all(clients);
    await loseThePower();

    // Who got no answer asks again under the same key, and it is one decision however far the first sending got.
    for (const [key, body] of sent) expect(await asked(body, key)).toMatchObject(answers.get(key) ?? { verdict: "permit" });
    const [{ n } = { n: 0 }] = await desk.query<{ n: number }>("select count(*)::int as n from decision where idempotency_key like '%mid-%'");
    expect(n).toBe(sent.size);
  });

  const [first, second] = [large(), large()];
  let firstHold = "";
  let secondHold = "";
  await test.step("right after a hold", async () => {
    firstHold = (await asked(first)).hold?.id ?? "";
    await loseThePower();
    expect(await readHold(house, agent, firstHold)).toMatchObject({ status: "open" });
    expect((await asked(first)).hold?.id).toBe(firstHold);
    secondHold = (await asked(second)).hold?.id ?? "";
  });

  await test.step("inside the undo window, which ends for the clock that comes back", async () => {
    const { effectiveAt } = await desk.decide("Ana", firstHold);
    await desk.decide("Bo", secondHold);
    await loseThePower();
    const [{ fired } = { fired: null }] = await desk.query<{ fired: Date | null }>(
      "select fired_at as fired from timer where kind = 'undo_over' and ref = $1",
      firstHold,
    );
    if (fired === null) expect(await readHold(house, agent, firstHold)).toMatchObject({ status: "open" });
    await expect.poll(async () => (await readHold(house, agent, firstHold, 10)).status, { timeout: 30_000 }).toBe("approved");
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(effectiveAt ?? ""));
    await expect.poll(async () => (await readHold(house, agent, secondHold, 10)).status, { timeout: 30_000 }).toBe("approved");
  });

  let grant = "";
  await test.step("after a grant, before it is used", async () => {
    grant = (await readHold(house, agent, firstHold)).grant ?? "";
    await loseThePower();
    expect((await readHold(house, agent, firstHold)).grant).toBe(grant);
    expect(await asked({ ...first, grant })).toMatchObject({ verdict: "permit" });
  });

  await test.step("after a grant was used and its outcome reported", async () => {
    const permit = acknowledged.at(-1)?.id ?? "";
    await call(house, house.keys.agents[agent], `decisions/${permit}/outcome`, { execution: "executed" });
    await loseThePower();
    expect(await asked({ ...first, grant })).toMatchObject({ verdict: "deny", reason: { code: "grant_used" } });
    expect(await desk.query("select execution from decision where id = $1", permit)).toEqual([{ execution: "executed" }]);
  });

  await test.step("while a grant is being used by several at once", async () => {
    grant = (await readHold(house, agent, secondHold)).grant ?? "";
    const uses = Array.from({ length: 8 }, () => asked({ ...second, grant }).catch(() => null));
    await Promise.race(uses);
    await loseThePower();
    const permitted = (await Promise.all(uses)).filter((answer) => answer?.verdict === "permit");
    expect(permitted.length).toBeLessThanOrEqual(1);
    const recorded = await permitsUnder(grant);
    const late = await asked({ ...second, grant });
    expect(late.verdict).toBe(recorded === 1 ? "deny" : "permit");
    expect(await permitsUnder(grant)).toBe(1);
  });

  await test.step("after evidence, and over the end of its window", async () => {
    const observedAt = new Date();
    const proofs = await prove(house, "invoice-bot", { kind: "citation-eval", key: "last-run", observedAt });
    expect(await asked(payment(house, "invoice-bot"))).toMatchObject({ verdict: "permit", lane: "allow" });
    await loseThePower();
    expect(await prove(house, "invoice-bot", { kind: "citation-eval", key: "last-run", observedAt })).toMatchObject([
      { id: proofs[0]?.id, status: "duplicate" },
    ]);
    await expect.poll(async () => (await asked(payment(house, "invoice-bot"))).verdict, { timeout: 20_000 }).toBe("hold");
    const lapsed = new Date(observedAt.getTime() + 12_000).toISOString();
    const written = () =>
      desk.query("select body from history where type = 'lane.changed' and position($1 in body) > 0 and position($2 in body) > 0", lapsed, '"escalate"');
    await expect.poll(async () => (await written()).length).toBe(1);
  });

  await test.step("right after a person narrowed the agent", async () => {
    expect(await asked(small())).toMatchObject({ verdict: "permit" });
    await desk.narrow("Ana", { agent, level: "escalate", reason: "The supplier called about a wrong payment." });
    await loseThePower();
    expect(await asked(small())).toMatchObject({ verdict: "hold", lane: "escalate" });
  });

  await test.step("and everything that was answered is on record, once", async () => {
    const ids = [...new Set(acknowledged.map(({ id }) => id))];
    const [{ decisions, entries } = { decisions: 0, entries: 0 }] = await desk.query<{ decisions: number; entries: number }>(
      `select (select count(*)::int from decision where id = any($1)) as decisions,
        (select count(distinct body::json -> 'data' ->> 'id')::int from history where type = 'decision.made' and body::json -> 'data' ->> 'id' = any($1)) as entries`,
      ids,
    );
    expect({ decisions, entries }).toEqual({ decisions: ids.length, entries: ids.length });
    const kept = await desk.query<{ id: string; verdict: string }>("select id, verdict from decision where id = any($1)", ids);
    const verdicts = new Map(kept.map(({ id, verdict }) => [id, verdict]));
    for (const { id, verdict } of acknowledged) expect(verdicts.get(id)).toBe(verdict);
    expect(await desk.query("select grant_id from decision where verdict = 'permit' and grant_id is not null group by grant_id having count(*) > 1")).toEqual(
      [],
    );
    expect(await desk.query("select 1 from timer where due_at < now() - interval '5 s' and fired_at is null and cancelled_at is null")).toEqual([]);
    expect(await desk.command("verify-history", "--json")).toMatchObject({ ok: true });
    expect(await desk.command("rebuild-projections", "--check", "--json")).toMatchObject({ ok: true });
  });
});
