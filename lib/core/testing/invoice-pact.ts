import { type ActionFacts, actionKey } from "../decisions/snapshot";
import type { JsonObject } from "../json";
import { type CompiledPact, compilePact, type PactAction } from "../pacts/compile-pact";
import type { PactDocument } from "../pacts/pact-document";

/** The reference pact: paying supplier invoices, four clauses, every kind of consequence. */
export const invoicePact: PactDocument = {
  lanekeeper: "pact/v1",
  slug: "invoice-payments",
  title: "Paying supplier invoices",
  owner: "finance-ops",
  counterparties: ["north-supply", "harbour-parts"],
  agents: ["invoice-bot"],
  workflow: "supplier-payments",
  expiresAt: "2027-06-30T00:00:00Z",
  lists: { approvedSuppliers: { from: "counterparties" } },
  defaults: {
    degrade: {
      constraints: [
        { kind: "cap_amount", amountMinor: 50_000, currency: "EUR" },
        { kind: "sampled_review", share: 0.1, when: "after" },
      ],
    },
    review: { queue: "payments-ops", answerWithin: "PT15M", handUp: ["finance-leads"], silence: "deny", groups: [] },
    recovery: { plan: "e-plan", independentSigner: true },
  },
  clauses: [
    {
      key: "C-1",
      obligation: "Every figure in a payment cites the source document it was read from.",
      severity: "high",
      hard: false,
      actions: ["payments.release", "invoices.summarise"],
      promise: { rate: 0.95, deltaC: 0.05 },
      repeat: { consecutive: 3, of20: 5 },
      evidence: [
        {
          kind: "citation-eval",
          method: "40 invoices a run compared figure by figure with their documents",
          sources: ["eval-runner"],
          scoring: "score",
          passMark: 0.9,
          window: "PT4H",
          grace: "PT30M",
          unit: "run",
          expectedPerDay: 48,
        },
      ],
      owner: "document-quality",
      cadence: "P7D",
      override: { allowed: true, floor: "degrade" },
      consequences: {
        condition_not_met: { do: "review" },
        evidence_stale: { do: "review" },
        evidence_missing: { do: "review" },
        evidence_contradictory: { do: "review" },
        repeat_failure: { do: "review" },
        drift_suspected: { do: "degrade" },
        drift_verified: { do: "degrade", constraints: [{ kind: "cap_amount", amountMinor: 50_000, currency: "EUR" }] },
        scope_change: { do: "review" },
        fingerprint_change: { do: "review" },
        incident: { do: "block" },
        override_spike: { do: "review" },
      },
      recovery: { passes: { plan: "e-plan", pB: 0.95 }, soak: "PT24H", signers: ["trust_lead"] },
    },
    {
      key: "C-2",
      obligation: "Nothing above the limit is paid without a purchase-order match.",
      severity: "critical",
      hard: true,
      actions: ["payments.release"],
      params: { limitMinor: 500_000 },
      requires: "args.amountMinor <= params.limitMinor || context.poMatch == true",
      accepts: { "args.amountMinor": "claimed", "context.poMatch": "claimed" },
      waivers: [{ lint: "E09", reason: "the ERP audits every paid invoice daily" }],
      promise: { rate: 0.999 },
      evidence: [
        {
          kind: "po-match-audit",
          method: "daily comparison of paid invoices with orders in the ERP",
          sources: ["erp-audit"],
          scoring: "pass_fail",
          window: "P1D",
          grace: "PT0S",
          unit: "task",
          expectedPerDay: 60,
        },
      ],
      owner: "accounts-payable",
      cadence: "P1D",
      override: { allowed: false },
      consequences: {
        condition_not_met: { do: "review", answerWithin: "PT30M", groups: ["payments-ops", "finance-leads"] },
        evidence_stale: { do: "review" },
        evidence_missing: { do: "review" },
        evidence_contradictory: { do: "review" },
        repeat_failure: { do: "block" },
        drift_suspected: { do: "degrade" },
        drift_verified: { do: "review" },
        scope_change: { do: "block" },
        fingerprint_change: { do: "review" },
        incident: { do: "block" },
        override_spike: { do: "review" },
      },
      recovery: { passes: { plan: "e-plan", pB: 0.99 }, soak: "P5D", signers: ["trust_lead", "workflow_owner"] },
    },
    {
      key: "C-3",
      obligation: "Money goes to approved counterparties only.",
      severity: "critical",
      hard: true,
      actions: ["payments.release", "suppliers.update_bank"],
      requires: "args.payee in lists.approvedSuppliers",
      accepts: { "args.payee": "claimed", "lists.approvedSuppliers": "looked_up" },
      evidence: [
        {
          kind: "supplier-list-attestation",
          method: "controller confirms the approved list",
          sources: ["controller"],
          scoring: "pass_fail",
          window: "P7D",
          grace: "P1D",
          unit: "item",
          expectedPerDay: 1,
        },
      ],
      owner: "procurement",
      cadence: "P30D",
      override: { allowed: false },
      consequences: {
        condition_not_met: { do: "block" },
        evidence_stale: { do: "review" },
        evidence_missing: { do: "block" },
        evidence_contradictory: { do: "review" },
        repeat_failure: { do: "block" },
        drift_suspected: { do: "degrade" },
        drift_verified: { do: "review" },
        scope_change: { do: "block" },
        fingerprint_change: { do: "review" },
        incident: { do: "block" },
        override_spike: { do: "review" },
      },
      recovery: { passes: { plan: "fixed", n: 59 }, soak: "P1D", signers: ["trust_lead", "workflow_owner"] },
    },
    {
      key: "C-4",
      obligation: "Money is settled only after invoice, order and receipt agree.",
      severity: "medium",
      hard: true,
      actions: ["payments.release"],
      requires: "context.threeWayMatch == true",
      accepts: { "context.threeWayMatch": "claimed" },
      waivers: [{ lint: "E09", reason: "settlement is held until the ERP's own match" }],
      promise: { rate: 0.98 },
      evidence: [
        {
          kind: "three-way-match",
          method: "matching result per invoice from the ERP",
          sources: ["erp-audit"],
          scoring: "pass_fail",
          window: "P1D",
          grace: "PT4H",
          unit: "task",
          expectedPerDay: 60,
        },
      ],
      owner: "accounts-payable",
      cadence: "P7D",
      override: { allowed: true, floor: "degrade" },
      consequences: {
        condition_not_met: {
          do: "settle",
          verdict: "permit",
          instruction: "hold",
          release: { when: "three-way-match passes for the case", by: "P14D", else: "review" },
        },
        evidence_stale: { do: "degrade" },
        evidence_missing: { do: "review" },
        evidence_contradictory: { do: "settle", verdict: "hold", instruction: "hold", release: { when: "adjudicated", by: "P14D", else: "review" } },
        repeat_failure: { do: "degrade" },
        drift_suspected: { do: "degrade" },
        drift_verified: { do: "review" },
        scope_change: { do: "review" },
        fingerprint_change: { do: "degrade" },
        incident: { do: "block" },
        override_spike: { do: "degrade" },
      },
      recovery: { passes: { plan: "e-plan", pB: 0.98 }, soak: "P1D", signers: ["trust_lead"] },
    },
  ],
};

const paymentArgs: JsonObject = {
  type: "object",
  required: ["invoice", "payee", "amountMinor", "currency"],
  additionalProperties: false,
  properties: { invoice: { type: "string" }, payee: { type: "string" }, amountMinor: { type: "integer" }, currency: { type: "string" } },
};
const paymentContext: JsonObject = { type: "object", properties: { poMatch: { type: "boolean" }, threeWayMatch: { type: "boolean" } } };

const money = { amountPath: "args.amountMinor", currencyPath: "args.currency", counterpartyPath: "args.payee", casePath: "args.invoice" };
const noMoney = { amountPath: null, currencyPath: null, counterpartyPath: null, casePath: null };
const workflow = { workflowId: "wfl_supplier", workflow: "supplier-payments" } as const;

/** The registered actions that the reference pact governs, with their schemas. */
export const invoiceActions: (ActionFacts & PactAction)[] = [
  {
    id: "act_release",
    ...workflow,
    name: "payments.release",
    risk: "high",
    reversibility: "compensable",
    touches: ["money"],
    moneyMoving: true,
    ...money,
    argsSchema: paymentArgs,
    contextSchema: paymentContext,
  },
  {
    id: "act_bank",
    ...workflow,
    name: "suppliers.update_bank",
    risk: "high",
    reversibility: "irreversible",
    touches: ["counterparties"],
    moneyMoving: false,
    ...noMoney,
    counterpartyPath: "args.payee",
    argsSchema: { type: "object", properties: { payee: { type: "string" }, iban: { type: "string" } } },
    contextSchema: null,
  },
  {
    id: "act_summarise",
    ...workflow,
    name: "invoices.summarise",
    risk: "low",
    reversibility: "reversible",
    touches: [],
    moneyMoving: false,
    ...noMoney,
    argsSchema: null,
    contextSchema: null,
  },
];

export const invoiceActionMap = new Map(invoiceActions.map((action) => [actionKey(action.workflow, action.name), action]));

/** Compiles a test's document; a refusal is the test's mistake. */
export function compiled(
  document: PactDocument,
  actions: readonly PactAction[] = invoiceActions,
  id: CompiledPact["id"] = "pact_invoice",
  version = 1,
): CompiledPact {
  const answer = compilePact(document, { id, version, actions });
  if (!answer.ok) throw new Error(`the test's pact doesn't compile: ${JSON.stringify(answer.fields)}`);
  return answer.value;
}
