import { beforeAll, describe, expect, test } from "vitest";
import type { EvidenceAnswer } from "@/lib/contract/evidence";
import { decide } from "@/lib/core/decisions/decide";
import type { SourceId } from "@/lib/core/ids";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { invoicePact } from "@/lib/core/testing/invoice-pact";
import { invoiceRequest } from "@/lib/core/testing/invoice-world";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "@/lib/core/time";
import type { Actor, KeyActor } from "../auth/actor";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { snapshots } from "../pdp/snapshots";
import { FINGERPRINT, type InvoiceHouse, invoiceHouse } from "../testing/invoice-house";
import { tick } from "../timers/tick";
import { submitEvidenceOperation } from "./submit-evidence";

/** The reference pact, with a second source for citations and for the audit, and one proof about a subject. */
const document: PactDocument = structuredClone(invoicePact);
const [citations, audit, attestation, match] = document.clauses.map((clause) => clause.evidence[0]);
if (!citations || !audit || !attestation || !match) throw new Error("every clause of the reference pact asks for a proof");
citations.sources = ["eval-runner", "controller"];
audit.sources = ["erp-audit", "controller"];
document.clauses[3]?.evidence.push({ ...match, kind: "order-check", about: { subject: "order", path: "args.invoice" } });

const START = Date.parse("2026-11-24T08:00:00Z");
let house: InvoiceHouse;
const sources = new Map<string, SourceId>();
let at: Instant = START + HOUR;
let keys = 0;

beforeAll(async () => {
  house = await invoiceHouse({ document, at: START, proofAge: HOUR });
  const { rows } = await pool.query<{ id: SourceId; slug: string }>("select id, slug from source");
  for (const row of rows) sources.set(row.slug, row.id);
  await accepted(from("erp-audit"), orderCheck("INV-118"));
});

const key = (sourceId: SourceId | null, change: Partial<KeyActor> = {}): KeyActor => ({
  kind: "key",
  id: "key_test",
  name: "test",
  scopes: ["evidence"],
  agentId: null,
  sourceId,
  ratePerMinute: null,
  ...change,
});
const from = (slug: string): KeyActor => key(sources.get(slug) ?? null);
const iso = (instant: Instant): string => new Date(instant).toISOString();
const item = (change: Record<string, unknown> = {}) => ({
  kind: "citation-eval",
  agent: "invoice-bot",
  fingerprint: FINGERPRINT,
  observedAt: iso(at - MINUTE),
  key: `item-${++keys}`,
  result: "pass",
  ...change,
});

const orderCheck = (id: string) => item({ kind: "order-check", agent: undefined, fingerprint: undefined, subject: { type: "order", id } });

const post = (actor: Actor, body: unknown) => perform(submitEvidenceOperation, actor, body, at);
async function accepted(actor: Actor, body: unknown): Promise<EvidenceAnswer["results"]> {
  const answer = await post(actor, body);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value.results;
}
const count = async (table: string, where = "true"): Promise<number> => Number((await pool.query(`select count(*) n from ${table} where ${where}`)).rows[0].n);
const decided = (now: Instant, change: Partial<typeof invoiceRequest> = {}) =>
  decide({ ...invoiceRequest, fingerprint: FINGERPRINT, ...change }, snapshots.current.snapshot, now);
const lane = async (): Promise<string> => (await pool.query("select lane from delegation where build_id = $1", [house.buildId])).rows[0].lane;
const openTriggers = async () => (await pool.query("select * from trigger where closed_at is null order by id")).rows;

/** Closes what a test opened, as a signed finding would. */
const closeTriggers = () => pool.query("update trigger set closed_at = now() where closed_at is null");

describe("a proof that arrives", () => {
  test("renews what had run out: the lane rises, and history says by what", async () => {
    at = START + 4 * HOUR;
    expect(decided(at)).toMatchObject({ verdict: "hold", lane: "escalate" });
    await tick(at);
    expect(await lane()).toBe("escalate");
    expect(await accepted(from("eval-runner"), item())).toEqual([{ key: expect.any(String), id: expect.stringMatching(/^ev_/), status: "accepted" }]);
    expect(await lane()).toBe("allow");
    expect(decided(at)).toMatchObject({ verdict: "permit", lane: "allow" });
    const { rows } = await pool.query("select type, body from history where pact_id = $1 order by seq desc limit 3", [house.pactId]);
    expect(rows.map((row) => row.type)).toEqual(["lane.changed", "unit.closed", "evidence.accepted"]);
    expect(JSON.parse(rows[0].body).data).toMatchObject({ from: "escalate", to: "allow" });
  });

  test("is worth its window and not an instant more", () => {
    const until = at - MINUTE + 4 * HOUR;
    expect(decided(until - 1).lane).toBe("allow");
    expect(decided(until).lane).toBe("escalate");
    expect(decided(at).validUntil).toBe(until);
  });

  test("that fails renews nothing, and moves nothing that answers rest on", async () => {
    const before = snapshots.current.version;
    await accepted(from("eval-runner"), item({ result: "fail", score: 0.7, observedAt: iso(at) }));
    expect(snapshots.current.version).toBe(before);
    expect(decided(at).validUntil).toBe(at - MINUTE + 4 * HOUR);
  });

  test("counts from when it was observed, however long ago, and says that it came late", async () => {
    const [answer] = await accepted(from("controller"), item({ kind: "supplier-list-attestation", observedAt: iso(at - 8 * DAY), origin: "attestation" }));
    expect(answer).toMatchObject({ status: "accepted", reason: "backdated" });
    const { rows } = await pool.query("select observed_at, passed from unit where kind = 'supplier-list-attestation' order by observed_at limit 1");
    expect(rows).toEqual([{ observed_at: new Date(at - 8 * DAY), passed: true }]);
  });

  test("from the future is kept for good, and never counted", async () => {
    const [near, far] = await accepted(from("eval-runner"), [item({ observedAt: iso(at + 120 * SECOND) }), item({ observedAt: iso(at + 120 * SECOND + 1) })]);
    expect(near?.status).toBe("accepted");
    expect(far).toMatchObject({ status: "quarantined", reason: "future_dated" });
    expect(await count("evidence_link", `evidence_id = '${far?.id}'`)).toBe(0);
    expect(await count("unit", `cluster = '${far?.key}'`)).toBe(0);
  });

  test("about a build that nobody knows is kept, and creates nothing", async () => {
    const builds = await count("build");
    const [answer] = await accepted(from("eval-runner"), item({ fingerprint: "sha256:beef" }));
    expect(answer).toMatchObject({ status: "quarantined", reason: "unknown_build" });
    expect(await count("build")).toBe(builds);
  });

  test("that no clause in force asks this source for is kept and linked to nothing", async () => {
    const [answer] = await accepted(from("erp-audit"), item());
    expect(answer).toMatchObject({ status: "accepted", reason: "no_clause" });
    expect(await count("history", `pact_id = 'org' and type = 'evidence.accepted' and body like '%${answer?.id}%'`)).toBe(1);
  });

  test("about a subject counts for the requests that name it, whoever asks", async () => {
    const named = { args: { ...invoiceRequest.args, invoice: "INV-9" } };
    expect(decided(at, named).lane).not.toBe("allow");
    await accepted(from("erp-audit"), orderCheck("INV-9"));
    expect(decided(at, named).lane).toBe("allow");
    expect(decided(at, { args: { ...invoiceRequest.args, invoice: "INV-10" } }).lane).not.toBe("allow");
  });

  test("keeps its text apart from history, under a commitment and a digest", async () => {
    const [answer] = await accepted(from("eval-runner"), item({ body: { note: "seen by Maria Rossi" } }));
    const { rows } = await pool.query("select body from history where body like $1", [`%${answer?.id}%`]);
    expect(rows.some((row) => row.body.includes("Maria"))).toBe(false);
    const kept = await pool.query("select p.value, e.body_digest from evidence e join private_text p on p.commit = e.body_commit where e.id = $1", [
      answer?.id,
    ]);
    expect(kept.rows).toEqual([{ value: '{"note":"seen by Maria Rossi"}', body_digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }]);
  });
});

describe("the same item again", () => {
  test("is answered with the first one's id, and nothing is counted twice", async () => {
    const one = item({ score: 0.95 });
    const [first] = await accepted(from("eval-runner"), one);
    const entries = await count("history");
    const [again] = await accepted(from("eval-runner"), one);
    const [other] = await accepted(from("eval-runner"), { ...one, score: 0.1 });
    expect(again).toEqual({ key: one.key, id: first?.id, status: "duplicate", reason: "same_content" });
    expect(other).toEqual({ key: one.key, id: first?.id, status: "duplicate", reason: "other_content" });
    expect(await count("history")).toBe(entries);
  });

  test("in one call is a duplicate of the one before it", async () => {
    const one = item();
    const [first, second] = await accepted(from("eval-runner"), [one, one]);
    expect([first?.status, second]).toEqual(["accepted", { key: one.key, id: first?.id, status: "duplicate", reason: "same_content" }]);
  });

  test("sent by twenty callers at once is taken once", async () => {
    const one = item();
    const answers = await Promise.all(Array.from({ length: 20 }, () => accepted(from("eval-runner"), one)));
    expect(answers.filter(([answer]) => answer?.status === "accepted")).toHaveLength(1);
    expect(new Set(answers.map(([answer]) => answer?.id)).size).toBe(1);
  });

  test("under another source's name is another item", async () => {
    const one = item();
    const [first] = await accepted(from("eval-runner"), one);
    const [second] = await accepted(from("controller"), one);
    expect([first?.status, second?.status]).toEqual(["accepted", "accepted"]);
  });
});

describe("a cluster of items", () => {
  test("is one unit, closed by its final item, as old as its oldest", async () => {
    const cluster = `run-${++keys}`;
    await accepted(from("eval-runner"), [item({ cluster, score: 1, observedAt: iso(at - HOUR) }), item({ cluster, score: 0.9 })]);
    const open = await pool.query("select items, closed_at from unit where cluster = $1", [cluster]);
    expect(open.rows).toEqual([{ items: 2, closed_at: null }]);
    await accepted(from("eval-runner"), item({ cluster, score: 0.95, final: true }));
    const { rows } = await pool.query("select items, x, passed, observed_at, closed_by from unit where cluster = $1", [cluster]);
    expect(rows).toEqual([{ items: 3, x: 0.95, passed: true, observed_at: new Date(at - HOUR), closed_by: "final" }]);
    expect(await count("timer", `kind = 'unit_quiet' and fired_at is null and cancelled_at is null`)).toBe(0);
  });

  test("keeps what comes after its end beside it, uncounted", async () => {
    const cluster = `run-${++keys}`;
    await accepted(from("eval-runner"), item({ cluster, final: true }));
    const [late] = await accepted(from("eval-runner"), item({ cluster, result: "fail" }));
    expect(late).toMatchObject({ status: "accepted", reason: "late" });
    expect((await pool.query("select items, x from unit where cluster = $1", [cluster])).rows).toEqual([{ items: 1, x: 1 }]);
  });

  test("is closed by ten quiet minutes, counted from the last item", async () => {
    const cluster = `run-${++keys}`;
    const began = at;
    await accepted(from("eval-runner"), item({ cluster }));
    at = began + 9 * MINUTE;
    await accepted(from("eval-runner"), item({ cluster }));
    await tick(began + 19 * MINUTE - 1);
    expect(await count("unit", `cluster = '${cluster}' and closed_at is not null`)).toBe(0);
    at = began + 19 * MINUTE;
    await tick(at);
    expect((await pool.query("select items, passed, closed_by from unit where cluster = $1", [cluster])).rows).toEqual([
      { items: 2, passed: true, closed_by: "quiet_10m" },
    ]);
  });

  test("of one name is a unit of its own for each build", async () => {
    const cluster = `night-${++keys}`;
    const other = "bld_other00000000000000000000";
    await pool.query("insert into build (id, agent_id, label, fingerprint, family_id) values ($1, $2, 'other', 'sha256:other', $1) on conflict do nothing", [
      other,
      house.agentId,
    ]);
    await accepted(from("eval-runner"), [item({ cluster, final: true }), item({ cluster, final: true, fingerprint: "sha256:other" })]);
    expect(await count("unit", `cluster = '${cluster}'`)).toBe(2);
    await pool.query("delete from build where id = $1", [other]);
  });
});

describe("trusted sources that disagree", () => {
  test("put the agent where the clause says, until somebody's signed finding", async () => {
    await accepted(from("eval-runner"), item({ score: 0.95 }));
    await accepted(from("controller"), item({ score: 0.2 }));
    expect(await openTriggers()).toEqual([
      expect.objectContaining({ kind: "evidence_contradictory", clause_key: "C-1", build_id: house.buildId, level: "escalate", opened_by: "system" }),
    ]);
    expect(decided(at)).toMatchObject({ verdict: "hold", lane: "escalate" });
    expect(await lane()).toBe("escalate");
    // Agreement later doesn't close it, and a second disagreement opens no second one.
    await accepted(from("controller"), item({ score: 0.95 }));
    await accepted(from("controller"), item({ score: 0.1 }));
    expect(await openTriggers()).toHaveLength(1);
    await closeTriggers();
  });

  test("are held against each other inside one call too", async () => {
    const both = key(null, { scopes: ["evidence", "configure"] });
    await accepted(both, [item({ source: "controller", score: 1 }), item({ source: "eval-runner", score: 0.1 })]);
    expect((await openTriggers()).map((t) => t.kind)).toEqual(["evidence_contradictory"]);
    await closeTriggers();
  });

  test("whose runs lie further apart than the window say nothing about each other", async () => {
    at += 5 * HOUR;
    await accepted(from("controller"), item({ score: 0.1 }));
    expect(await openTriggers()).toEqual([]);
  });
});

describe("a failure of a critical clause", () => {
  test("holds at once, and stops the agent when nobody looked at it for fifteen minutes", async () => {
    at += DAY;
    await accepted(from("eval-runner"), item());
    await accepted(from("erp-audit"), [item({ kind: "po-match-audit" }), item({ kind: "three-way-match" })]);
    await accepted(from("erp-audit"), orderCheck("INV-118"));
    await accepted(from("controller"), item({ kind: "supplier-list-attestation" }));
    expect(decided(at)).toMatchObject({ verdict: "permit", lane: "allow" });
    await accepted(from("controller"), item({ kind: "supplier-list-attestation", result: "fail" }));
    const [trigger] = await openTriggers();
    expect(trigger).toMatchObject({ kind: "repeat_failure", clause_key: "C-3", level: "recover", cause: { actsFullyAt: iso(at + 15 * MINUTE) } });
    expect(decided(at)).toMatchObject({ verdict: "hold", lane: "escalate" });
    expect(decided(at + 15 * MINUTE)).toMatchObject({ verdict: "deny", lane: "recover" });
    await closeTriggers();
  });

  test("acts before its run is complete, and even in a run that was closed before it", async () => {
    const cluster = `day-${++keys}`;
    await accepted(from("controller"), item({ kind: "supplier-list-attestation", cluster, result: "fail" }));
    expect(await openTriggers()).toHaveLength(1);
    await closeTriggers();
    const closed = `day-${++keys}`;
    await accepted(from("controller"), [
      item({ kind: "supplier-list-attestation", cluster: closed, final: true }),
      item({ kind: "supplier-list-attestation", cluster: closed, result: "fail" }),
    ]);
    expect(await openTriggers()).toHaveLength(1);
    await closeTriggers();
  });

  test("reported by a source that isn't trusted opens nothing", async () => {
    await pool.query("update source set trusted = false where slug = 'controller'");
    await accepted(from("controller"), item({ kind: "supplier-list-attestation", result: "fail" }));
    expect(await openTriggers()).toEqual([]);
    await pool.query("update source set trusted = true where slug = 'controller'");
  });
});

describe("a call with something wrong in it", () => {
  const wrong: [string, () => unknown, () => Actor, string][] = [
    [
      "an unknown source",
      () => [item({ source: "controller" }), item({ source: "nobody" })],
      () => key(null, { scopes: ["evidence", "configure"] }),
      "[1].source",
    ],
    ["another source than the key's", () => [item(), item({ source: "controller" })], () => from("eval-runner"), "[1].source"],
    ["no source, and none on the key", () => item(), () => key(null, { scopes: ["evidence", "configure"] }), "[0].source"],
    ["an unknown agent", () => [item(), item(), item({ agent: "nobody" })], () => from("eval-runner"), "[2].agent"],
    ["neither agent nor subject", () => item({ agent: undefined }), () => from("eval-runner"), "[0].agent"],
    ["an agent without a build", () => item({ fingerprint: undefined }), () => from("eval-runner"), "[0].fingerprint"],
    ["a kind that no pact asks for", () => item({ kind: "citation-evla" }), () => from("eval-runner"), "[0].kind"],
    ["a field nobody knows", () => [item(), item({ colour: "red" })], () => from("eval-runner"), "[1].colour"],
    ["a score off the scale", () => [item({ score: 1.1 })], () => from("eval-runner"), "[0].score"],
    ["a time without a zone", () => [item(), item({ observedAt: "2026-11-24T08:00:00" })], () => from("eval-runner"), "[1].observedAt"],
    ["half a character", () => item({ key: "\ud800" }), () => from("eval-runner"), "[0].key"],
    ["a body that can't be kept", () => item({ body: { n: Number.POSITIVE_INFINITY } }), () => from("eval-runner"), "[0].body"],
    ["too many items", () => Array.from({ length: 501 }, () => item()), () => from("eval-runner"), "body"],
    ["no items", () => [], () => from("eval-runner"), "body"],
  ];
  test.each(wrong)("is refused as a whole and writes nothing: %s", async (_, body, actor, field) => {
    const entries = await count("history");
    const answer = await post(actor(), body());
    expect(answer).toMatchObject({ ok: false, refusal: "bad_request" });
    expect(Object.keys(answer.ok ? {} : (answer.fields ?? {}))).toEqual([field]);
    expect(await count("history")).toBe(entries);
  });

  test("from a revoked source is refused", async () => {
    await pool.query("update source set revoked_at = now() where slug = 'eval-runner'");
    expect(await post(from("eval-runner"), item())).toMatchObject({ refusal: "bad_request", fields: { "[0].source": expect.stringContaining("revoked") } });
    await pool.query("update source set revoked_at = null where slug = 'eval-runner'");
  });

  test("from a key without the scope is forbidden", async () => {
    expect(await post(key(null, { scopes: ["decide"] }), item())).toMatchObject({ refusal: "forbidden" });
  });
});

describe("an agent that reports about itself", () => {
  const self = (): KeyActor => key(null, { agentId: house.agentId });

  test("has a source of its own, which is nobody else's word", async () => {
    const [answer] = await accepted(self(), item({ agent: undefined }));
    expect(answer).toMatchObject({ status: "accepted", reason: "no_clause" });
    await accepted(self(), item());
    const { rows } = await pool.query("select slug, kind, trusted, weight from source where kind = 'self_attested'");
    expect(rows).toEqual([{ slug: "invoice-bot-self", kind: "self_attested", trusted: false, weight: 0.25 }]);
  });

  test("can't name another source", async () => {
    expect(await post(self(), item({ source: "eval-runner" }))).toMatchObject({
      refusal: "bad_request",
      fields: { "[0].source": expect.stringContaining("invoice-bot-self") },
    });
  });
});

test("five hundred items are taken as one call", async () => {
  const items = Array.from({ length: 500 }, (_, i) => item({ score: 0.9 + (i % 10) / 100, body: { case: i } }));
  const results = await accepted(from("eval-runner"), items);
  expect(results.every((one) => one.status === "accepted")).toBe(true);
});
