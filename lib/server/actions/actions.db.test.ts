import { beforeAll, describe, expect, test } from "vitest";
import type { RegisterActionInput } from "@/lib/contract/actions";
import { CLI } from "../auth/actor";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { changeTeamOperation } from "../teams/operations";
import { invoiceHouse } from "../testing/invoice-house";
import { changeWorkflowOperation, registerWorkflowOperation } from "../workflows/operations";
import { loadWorkflow } from "../workflows/reads";
import { changeActionOperation, learnSchemasOperation, registerActionOperation } from "./operations";
import { listActions, loadAction } from "./reads";

const argsSchema = {
  type: "object",
  additionalProperties: false,
  required: ["invoice", "amountMinor"],
  properties: {
    invoice: { type: "string" },
    amountMinor: { type: "integer" },
    currency: { type: "string" },
    payee: { type: "string" },
    ratio: { type: "number", multipleOf: 0.01 },
  },
};
const display = {
  title: "Refund {args.amountMinor|money} to {args.payee}",
  fields: [{ label: "Invoice", path: "args.invoice" }],
  links: [{ label: "Invoice", href: "https://erp.example/invoices/{args.invoice}" }],
};

let next = 0;
const register = (more: Partial<RegisterActionInput> = {}) =>
  perform(registerActionOperation, CLI, {
    workflow: "supplier-payments",
    name: `refunds.issue${next++}`,
    risk: "medium",
    reversibility: "compensable",
    argsSchema,
    ...more,
  });

beforeAll(async () => {
  await invoiceHouse();
});

describe("an action", () => {
  test("is registered with its schema, paths and display, and read back as it was given", async () => {
    const answer = await register({
      amountPath: "args.amountMinor",
      currencyPath: "args.currency",
      counterpartyPath: "args.payee",
      casePath: "args.invoice",
      moneyMoving: true,
      display,
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    expect(await loadAction(CLI, answer.value.id)).toMatchObject({
      workflow: "supplier-payments",
      risk: "medium",
      argsSchema,
      contextSchema: null,
      display,
      casePath: "args.invoice",
    });
    expect((await listActions(CLI)).find(({ id }) => id === answer.value.id)).toMatchObject({ hasArgsSchema: true, hasDisplay: true });
  });

  test("whose risk nobody said is of unknown risk", async () => {
    const answer = await register({ risk: undefined });
    expect(answer.ok && (await loadAction(CLI, answer.value.id))?.risk).toBeNull();
  });

  test("takes a schema as pasted text", async () => {
    const answer = await register({ argsSchema: JSON.stringify(argsSchema) });
    expect(answer.ok && (await loadAction(CLI, answer.value.id))?.argsSchema).toEqual(argsSchema);
  });

  test("keeps its name within the workflow", async () => {
    const answer = await register({ name: "payments.release" });
    expect(answer).toMatchObject({ refusal: "already_exists", fields: { name: expect.any(String) } });
  });

  test.each<[string, Partial<RegisterActionInput>]>([
    ["workflow", { workflow: "nowhere" }],
    ["name", { name: "pay now!" }],
    ["reversibility", { reversibility: "maybe" as "reversible" }],
    ["argsSchema", { argsSchema: "{not json" }],
    ["argsSchema", { argsSchema: [] }],
    ["argsSchema", { argsSchema: { type: "array" } }],
    ["argsSchema", { argsSchema: { type: "object", properties: { a: { type: "money" } } } }],
    ["argsSchema", { argsSchema: { $ref: "https://elsewhere.example/schema.json" } }],
    ["argsSchema", { argsSchema: { properties: { a: { pattern: "(" } } } }],
    ["contextSchema", { contextSchema: { type: "object", required: "poMatch" } }],
    ["workflow", { workflow: "supplier\u0000payments" }],
    ["argsSchema", { argsSchema: { type: "object", description: "a\u0000b" } }],
    ["argsSchema", { argsSchema: { type: "object", description: "half \ud800" } }],
    ["argsSchema", { argsSchema: JSON.parse(`${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`) }],
    ["samples[0].args", { argsSchema: undefined, samples: [{ args: { "a\u0000": 1 } }] }],
    ["display.title", { display: { ...display, title: "Pay \u0000" } }],
    ["amountPath", { amountPath: "amountMinor" }],
    ["amountPath", { amountPath: "args.amount" }],
    ["amountPath", { amountPath: "args.invoice" }],
    ["currencyPath", { currencyPath: "args.amountMinor" }],
    ["casePath", { casePath: "args.lines.0" }],
    ["display.title", { display: { ...display, title: "Pay {args.total}" } }],
    ["display.title", { display: { ...display, title: "Pay {args.payee|shout}" } }],
    ["display.title", { display: { ...display, title: "Pay {{args.payee}}" } }],
    ["display.fields[0].path", { display: { ...display, fields: [{ label: "Order", path: "args.order" }] } }],
    ["display.links[0].href", { display: { ...display, links: [{ label: "x", href: "javascript:alert(1)" }] } }],
    ["display.links[0].href", { display: { ...display, links: [{ label: "x", href: "https://{args.payee}.example/" }] } }],
  ])("is refused with the field %s named", async (field, wrong) => {
    const before = (await listActions(CLI)).length;
    const answer = await register(wrong);
    expect(answer).toMatchObject({ ok: false });
    expect(Object.keys((!answer.ok && answer.fields) || {})).toEqual([field]);
    expect((await listActions(CLI)).length).toBe(before);
  });

  test("changes piece by piece, and null takes a piece away", async () => {
    const answer = await register({ amountPath: "args.amountMinor", display });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    const { id } = answer.value;
    expect((await perform(changeActionOperation, CLI, { actionId: id, risk: "high", display: null })).ok).toBe(true);
    expect(await loadAction(CLI, id)).toMatchObject({ risk: "high", display: null, amountPath: "args.amountMinor", argsSchema });
    const narrower = { ...argsSchema, properties: { invoice: { type: "string" } }, required: [] };
    expect(await perform(changeActionOperation, CLI, { actionId: id, argsSchema: narrower })).toMatchObject({ fields: { amountPath: expect.any(String) } });
    expect((await perform(changeActionOperation, CLI, { actionId: id, argsSchema: narrower, amountPath: null })).ok).toBe(true);
  });

  test("isn't changed into one that a pact in force couldn't read", async () => {
    const answer = await perform(changeActionOperation, CLI, {
      actionId: "supplier-payments/payments.release",
      argsSchema: { type: "object", properties: { payee: { type: "string" } } },
      amountPath: null,
      currencyPath: null,
      casePath: null,
    });
    expect(answer).toMatchObject({ ok: false, refusal: "still_in_use", fields: { argsSchema: expect.stringContaining("C-") } });
  });

  test("can learn its schemas from sample calls", async () => {
    const answer = await register({ argsSchema: undefined, samples: [{ args: { invoice: "INV-1", amountMinor: 5 }, context: { poMatch: true } }] });
    expect(answer.ok && (await loadAction(CLI, answer.value.id))).toMatchObject({
      argsSchema: { type: "object", required: ["amountMinor", "invoice"] },
      contextSchema: { properties: { poMatch: { type: "boolean" } } },
    });
  });
});

describe("learning from recorded calls", () => {
  test("without any, says what to do", async () => {
    const answer = await perform(learnSchemasOperation, CLI, { workflow: "supplier-payments", name: "never.asked" });
    expect(answer).toMatchObject({ refusal: "not_found", fields: { name: expect.stringContaining("never.asked") } });
  });

  test("reads what agents sent, whether the action is registered or not", async () => {
    const values = JSON.stringify({ args: { seats: 2 }, context: {}, facts: [], fingerprint: null, supports: [] });
    await pool.query("insert into private_text (commit, salt, value) values ('\\x01', '\\x02', $1)", [values]);
    await pool.query(
      `insert into decision (id, at, agent, workflow, action, action_digest, request_commit, verdict, lane, reason_code, contributions, constraints, next, epoch, snapshot_hash, also_pacts, mode, flags)
        values ('dec_1', now(), 'x', 'flights', 'book', 'sha256:0', '\\x01', 'deny', 'escalate', 'not_covered', '[]', '[]', '{}', 0, '1', '{}', 'enforced', '{}')`,
    );
    expect(await perform(learnSchemasOperation, CLI, { workflow: "flights", name: "book" })).toEqual({
      ok: true,
      value: { calls: 1, argsSchema: { type: "object", required: ["seats"], properties: { seats: { type: "integer" } } }, contextSchema: null },
    });
  });
});

describe("a workflow", () => {
  test("that touches something is consequential, and can't be called otherwise", async () => {
    expect((await perform(registerWorkflowOperation, CLI, { slug: "refunds", name: "Refunds", ownerTeam: "finance-ops", touches: ["money"] })).ok).toBe(true);
    expect((await loadWorkflow(CLI, "refunds"))?.consequential).toBe(true);
    expect(await perform(changeWorkflowOperation, CLI, { workflowId: "refunds", consequential: false })).toMatchObject({
      fields: { consequential: expect.any(String) },
    });
    expect((await perform(changeWorkflowOperation, CLI, { workflowId: "refunds", consequential: false, touches: [] })).ok).toBe(true);
  });

  test("needs a team that exists and a name of its own", async () => {
    const workflow = { slug: "refunds-2", name: "Refunds", ownerTeam: "nobody" };
    expect(await perform(registerWorkflowOperation, CLI, workflow)).toMatchObject({
      refusal: "bad_request",
      fields: { ownerTeam: expect.stringContaining("nobody") },
    });
    expect(await perform(registerWorkflowOperation, CLI, { ...workflow, slug: "supplier-payments", ownerTeam: "finance-ops" })).toMatchObject({
      refusal: "already_exists",
      fields: { slug: expect.any(String) },
    });
    expect((await perform(changeTeamOperation, CLI, { teamId: "finance-ops", name: "Finance" })).ok).toBe(true);
  });
});
