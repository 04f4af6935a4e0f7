import { beforeEach, describe, expect, test } from "vitest";
import { decide } from "@/lib/core/decisions/decide";
import type { TriggerId } from "@/lib/core/ids";
import { ok } from "@/lib/core/result";
import { invoiceRequest } from "@/lib/core/testing/invoice-world";
import { MINUTE, SECOND } from "@/lib/core/time";
import { type Actor, CLI, type MemberActor } from "../auth/actor";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { newId } from "../ledger/ids";
import { transact } from "../ledger/transact";
import { snapshots } from "../pdp/snapshots";
import { FINGERPRINT, type InvoiceHouse, invoiceHouse } from "../testing/invoice-house";
import { refreshDelegations } from "../trust/refresh-delegations";
import { closeTriggerOperation, retractNarrowingOperation } from "./close-trigger";
import { narrowAgentOperation } from "./narrow-agent";

let house: InvoiceHouse;
let at = Date.now();
const REASON = "It paid the same invoice twice.";

beforeEach(async () => {
  house ??= await invoiceHouse({ at });
  at += MINUTE;
  const { rows } = await pool.query<{ id: TriggerId }>("select id from trigger where closed_at is null");
  for (const { id } of rows) await close(id, CLI);
});

const narrow = (input: object, actor: Actor = house.ana) => perform(narrowAgentOperation, actor, { agent: "invoice-bot", reason: REASON, ...input }, at);
const retract = (triggerId: string, actor: Actor = house.ana, after = SECOND) => perform(retractNarrowingOperation, actor, { triggerId }, at + after);
const close = (triggerId: string, actor: Actor = house.tess) =>
  perform(closeTriggerOperation, actor, { triggerId, reason: "Looked at it, and it was a duplicate in the ERP." }, at);
const next = () => {
  const { verdict, lane, reason } = decide({ ...invoiceRequest, fingerprint: FINGERPRINT }, snapshots.current.snapshot, at);
  return { verdict, lane, code: reason };
};

async function opened(input: object, actor: Actor = house.ana): Promise<TriggerId> {
  const answer = await narrow(input, actor);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value.triggerId;
}

describe("narrowing by hand", () => {
  test.each([
    ["degrade", { verdict: "permit", lane: "degrade" }],
    ["escalate", { verdict: "hold", lane: "escalate" }],
    ["suspend", { verdict: "deny", lane: "recover" }],
  ])("to %s is true for the very next request", async (level, expected) => {
    expect(next()).toMatchObject({ verdict: "permit", lane: "allow" });
    await opened({ level });
    expect(next()).toMatchObject(expected);
    const { rows } = await pool.query("select type, actor, body from history where type in ('trigger.opened', 'agent.suspended') order by id desc limit 1");
    expect(rows[0]).toMatchObject({ type: level === "suspend" ? "agent.suspended" : "trigger.opened", actor: house.ana.id });
    expect(rows[0].body).not.toContain("invoice twice");
  });

  test("under one pact or of one build narrows there", async () => {
    await opened({ level: "escalate", pact: "invoice-payments" });
    expect(next().verdict).toBe("hold");
    await close((await pool.query("select id from trigger where closed_at is null")).rows[0].id);
    await opened({ level: "escalate", buildId: house.buildId });
    expect(next().verdict).toBe("hold");
  });

  test("kills what was granted before it: the epoch moves", async () => {
    const epoch = () => snapshots.current.snapshot.pacts[0]?.trust.get(house.agentId)?.epoch ?? 0;
    const before = epoch();
    await opened({ level: "degrade" });
    expect(epoch()).toBeGreaterThan(before);
  });

  test("to where it stands already, or milder, is refused", async () => {
    await opened({ level: "escalate" });
    expect(await narrow({ level: "degrade" })).toMatchObject({ refusal: "already_narrowed" });
    expect(await narrow({ level: "escalate", pact: "invoice-payments" })).toMatchObject({ refusal: "already_narrowed" });
    expect(await narrow({ level: "suspend" })).toMatchObject({ ok: true });
    expect(await narrow({ level: "suspend" })).toMatchObject({ refusal: "already_narrowed" });
  });

  test("needs a reason, a level, and things that are there", async () => {
    expect(await narrow({ level: "degrade", reason: "too short" })).toMatchObject({ refusal: "bad_request", fields: { reason: expect.any(String) } });
    expect(await narrow({ level: "allow" })).toMatchObject({ refusal: "bad_request", fields: { level: expect.any(String) } });
    expect(await narrow({ level: "degrade", agent: "nobody" })).toMatchObject({ refusal: "not_found", fields: { agent: expect.any(String) } });
    expect(await narrow({ level: "degrade", pact: "nothing" })).toMatchObject({ refusal: "not_found", fields: { pact: expect.any(String) } });
    expect(await narrow({ level: "degrade", buildId: "bld_none" })).toMatchObject({ refusal: "not_found", fields: { buildId: expect.any(String) } });
    expect(await narrow({ level: "suspend", pact: "invoice-payments" })).toMatchObject({ refusal: "bad_request", fields: { pact: expect.any(String) } });
    expect(next().lane).toBe("allow");
  });

  test("is for operators and trust leads", async () => {
    const auditor: MemberActor = { ...house.ana, roles: ["auditor", "product_owner", "admin"] };
    expect(await narrow({ level: "degrade" }, auditor)).toMatchObject({ refusal: "forbidden" });
    expect(await narrow({ level: "degrade" }, house.tess)).toMatchObject({ ok: true });
  });
});

describe("taking it back", () => {
  test("is its author's within the minute, and gives back what evidence allows", async () => {
    const id = await opened({ level: "suspend" });
    expect(await retract(id, house.bo)).toMatchObject({ refusal: "not_your_narrowing" });
    expect(await retract(id)).toMatchObject({ ok: true, value: { how: "retracted" } });
    expect(next()).toMatchObject({ verdict: "permit", lane: "allow" });
    expect((await pool.query("select suspended_at from agent")).rows).toEqual([{ suspended_at: null }]);
    expect(await retract(id)).toMatchObject({ refusal: "already_closed" });
  });

  test("is nobody's after it", async () => {
    const id = await opened({ level: "escalate" });
    expect(await retract(id, house.ana, MINUTE)).toMatchObject({ refusal: "retraction_over" });
    expect(next().lane).toBe("escalate");
  });

  test("by two at once happens once", async () => {
    const id = await opened({ level: "degrade" });
    const answers = await Promise.all([retract(id), close(id), close(id)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });
});

describe("closing it", () => {
  test("is a trust lead's who didn't open it, and history names both", async () => {
    const id = await opened({ level: "suspend" });
    expect(await close(id, house.ana)).toMatchObject({ refusal: "forbidden" });
    expect(await close(id, house.tess)).toMatchObject({ ok: true, value: { how: "closed" } });
    expect(next().lane).toBe("allow");
    const { rows } = await pool.query("select actor, body from history where type = 'agent.resumed' order by id desc limit 1");
    expect(rows[0].actor).toBe(house.tess.id);
    expect(JSON.parse(rows[0].body).data).toMatchObject({
      trigger: id,
      secondPerson: house.tess.id,
      how: "closed",
      reason: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("is never its opener's, however long they wait", async () => {
    const id = await opened({ level: "escalate" }, house.tess);
    at += 60 * MINUTE;
    expect(await close(id, house.tess)).toMatchObject({ refusal: "second_person_needed" });
  });

  test("of a disagreement between sources is a signed finding; of verified drift it takes a recovery", async () => {
    const [contradiction, drift] = await Promise.all([systemTrigger("evidence_contradictory"), systemTrigger("drift_verified")]);
    expect(next().verdict).toBe("hold");
    expect(await close(drift)).toMatchObject({ refusal: "recovery_needed" });
    expect(await close(contradiction)).toMatchObject({ ok: true, value: { how: "adjudicated" } });
    await pool.query("update trigger set closed_at = now() where id = $1", [drift]);
  });

  test("of what isn't there is refused", async () => {
    expect(await close("trg_none")).toMatchObject({ refusal: "not_found" });
  });
});

async function systemTrigger(kind: "evidence_contradictory" | "drift_verified"): Promise<TriggerId> {
  const id = newId("trg", at);
  await transact(at, async (tx) => {
    await tx.moveSnapshot();
    const trigger = {
      id,
      kind,
      agentId: house.agentId,
      pactId: house.pactId,
      clauseKey: "C-1",
      buildId: house.buildId,
      scope: "clause",
      level: "escalate",
      action: null,
      openedAt: tx.iso,
      openedBy: "system",
      cause: {},
      reasonCommit: null,
      units: [],
      ownerTeamId: null,
      closedAt: null,
      closedBy: null,
      closedHow: null,
      closeReasonCommit: null,
    } as const;
    await tx.append({ type: "trigger.opened", chain: house.pactId, at: tx.iso, actor: "system", data: { trigger: { ...trigger, units: [] } } });
    await refreshDelegations(tx);
    return ok(null);
  });
  return id;
}
