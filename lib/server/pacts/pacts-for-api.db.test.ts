import { beforeAll, expect, test } from "vitest";
import type { KeyScope } from "@/lib/core/closed-lists";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { invoicePact } from "@/lib/core/testing/invoice-pact";
import type { KeyActor } from "../auth/actor";
import { digestOf } from "../ledger/canonical";
import { invoiceHouse } from "../testing/invoice-house";
import { pactYaml } from "./pact-text";
import { lintPactForApi, listPactsForApi, loadPactForApi, saveDraftForApi } from "./pacts-for-api";

beforeAll(() => invoiceHouse());

const key = (scope: KeyScope): KeyActor => ({ kind: "key", id: "key_ci", name: "ci", scopes: [scope], agentId: null, sourceId: null, ratePerMinute: null });
const configure = key("configure");
const decide = key("decide");
const request = (body: string, query = ""): Request => new Request(`http://localhost/api/v1/pacts${query}`, { method: "POST", body });
const load = (slug: string, query = "", actor = configure) => loadPactForApi(actor, { slug }, new URL(`http://localhost/api/v1/pacts/${slug}${query}`));
const named = (slug: string): PactDocument => ({ ...structuredClone(invoicePact), slug });

test("a key that configures writes drafts in JSON and YAML, and reads them", async () => {
  const first = await saveDraftForApi(configure, request(JSON.stringify(named("by-key"))));
  expect(first).toMatchObject({ ok: true, value: { slug: "by-key", number: 1, status: "draft", digest: digestOf(named("by-key")) } });

  const changed = { ...named("by-key"), title: "Changed" };
  expect(await saveDraftForApi(configure, request(pactYaml(changed), `?expected=${digestOf(named("by-key"))}`))).toMatchObject({ ok: true });
  expect(await load("by-key", "?version=1")).toMatchObject({ ok: true, value: { slug: "by-key", inForce: null, version: { number: 1, document: changed } } });
});

test("the list says what is in force, what is missing and how old the proofs are", async () => {
  const answer = await listPactsForApi(configure);
  const row = answer.ok ? answer.value.pacts.find(({ slug }) => slug === "invoice-payments") : null;
  expect(row).toMatchObject({ mode: "enforced", number: 1, clauses: 4, errors: 0, agents: ["invoice-bot"], stalest: { freshness: "fresh", clause: "C-1" } });
});

test("what is wrong with a body names its path and its line", async () => {
  const answer = await saveDraftForApi(configure, request(`${pactYaml(named("wrong"))}colour: red\n`));
  expect(answer).toMatchObject({ ok: false, refusal: "bad_request", fields: { colour: expect.stringMatching(/isn't a known field \(line \d+\)/) } });
  for (const body of ["[1, 2", "", "null", "true"])
    expect(await saveDraftForApi(configure, request(body))).toMatchObject({ ok: false, refusal: "bad_request" });
  expect(await saveDraftForApi(configure, request("x".repeat(300_000)))).toMatchObject({ ok: false, refusal: "too_large" });
});

test("the lint answers for a body or for what is stored, and writes nothing", async () => {
  const broken = named("by-lint");
  Object.assign(broken.clauses[0] ?? {}, { owner: "nobody" });
  expect(await lintPactForApi(configure, "by-lint", request(pactYaml(broken)))).toMatchObject({
    ok: true,
    value: { findings: expect.arrayContaining([expect.objectContaining({ code: "E02", path: "clauses[0].owner" })]), changes: null },
  });
  expect(await lintPactForApi(configure, "by-lint", request(""))).toMatchObject({ ok: false, refusal: "not_found" });
  expect(await lintPactForApi(configure, "invoice-payments", request(""))).toMatchObject({ ok: true, value: { changes: [], onlyStrengthens: true } });
});

test("other keys get nothing", async () => {
  const forbidden = { ok: false, refusal: "forbidden" };
  expect(await saveDraftForApi(decide, request(JSON.stringify(named("by-stranger"))))).toEqual(forbidden);
  expect(await listPactsForApi(decide)).toEqual(forbidden);
  expect(await load("invoice-payments", "", decide)).toEqual(forbidden);
  expect(await lintPactForApi(decide, "invoice-payments", request(""))).toEqual(forbidden);
});

test("a version that isn't there, or isn't a number, says so", async () => {
  expect(await load("invoice-payments", "?version=9")).toMatchObject({ ok: false, refusal: "not_found" });
  expect(await load("invoice-payments", "?version=two")).toMatchObject({ ok: false, refusal: "bad_request" });
  expect(await load("nowhere")).toMatchObject({ ok: false, refusal: "not_found" });
});
