import "server-only";
import { DEFAULT_CONSEQUENCES } from "@/lib/core/pacts/default-consequences";
import type { ClauseDocument, PactDocument } from "@/lib/core/pacts/pact-document";

/** A clause with its severity's default consequences, apart from what the sample wants to show. */
function clause({
  consequences = {},
  ...rest
}: Omit<ClauseDocument, "consequences" | "cadence"> & { cadence?: string; consequences?: ClauseDocument["consequences"] }): ClauseDocument {
  return { cadence: "P7D", ...rest, consequences: { ...DEFAULT_CONSEQUENCES[rest.severity], ...consequences } };
}

/** Paying supplier invoices: a cap that a person may lift, a limit that takes two teams, approved payees, cited figures. */
const invoicePayments: PactDocument = {
  lanekeeper: "pact/v1",
  slug: "invoice-payments",
  title: "Paying supplier invoices",
  owner: "finance-ops",
  counterparties: ["north-supply", "harbour-parts", "lindqvist-paper"],
  agents: ["invoice-bot"],
  workflow: "supplier-payments",
  lists: { approvedSuppliers: { from: "counterparties" } },
  defaults: {
    degrade: {
      constraints: [
        { kind: "cap_amount", amountMinor: 20_000, currency: "EUR" },
        { kind: "sampled_review", share: 0.1, when: "after" },
      ],
    },
    review: { queue: "payments-ops", answerWithin: "PT15M", handUp: ["finance-leads"], silence: "deny", groups: [] },
    recovery: { plan: "e-plan", independentSigner: true },
  },
  clauses: [
    clause({
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
          method: "Ten invoices a run, compared figure by figure with their documents",
          sources: ["eval-runner"],
          scoring: "score",
          passMark: 0.9,
          window: "PT8H",
          grace: "PT30M",
          unit: "run",
          expectedPerDay: 4,
        },
      ],
      owner: "document-quality",
      override: { allowed: true, floor: "degrade" },
      recovery: { passes: { plan: "e-plan", pB: 0.95 }, soak: "PT24H", signers: ["trust_lead"] },
    }),
    clause({
      key: "C-2",
      obligation: "Nothing above the limit is paid without a purchase-order match.",
      severity: "critical",
      hard: true,
      actions: ["payments.release"],
      params: { limitMinor: 500_000 },
      requires: "args.amountMinor <= params.limitMinor || context.poMatch == true",
      accepts: { "args.amountMinor": "claimed", "context.poMatch": "claimed" },
      waivers: [{ lint: "E09", reason: "The ERP audits every paid invoice daily." }],
      promise: { rate: 0.999 },
      evidence: [
        {
          kind: "po-match-audit",
          method: "Daily comparison of paid invoices with orders in the ERP",
          sources: ["erp-audit"],
          scoring: "pass_fail",
          window: "P1D",
          grace: "PT4H",
          unit: "task",
          expectedPerDay: 2,
        },
      ],
      owner: "accounts-payable",
      cadence: "P1D",
      override: { allowed: false },
      consequences: { condition_not_met: { do: "review", answerWithin: "PT30M", groups: ["payments-ops", "finance-leads"] } },
      recovery: { passes: { plan: "e-plan", pB: 0.99 }, soak: "P5D", signers: ["trust_lead", "workflow_owner"] },
    }),
    clause({
      key: "C-3",
      obligation: "Money goes to approved suppliers only.",
      severity: "critical",
      hard: true,
      actions: ["payments.release"],
      requires: "args.payee in lists.approvedSuppliers",
      accepts: { "args.payee": "claimed", "lists.approvedSuppliers": "looked_up" },
      evidence: [
        {
          kind: "supplier-list-attestation",
          method: "The controller confirms the approved list",
          sources: ["controller"],
          scoring: "pass_fail",
          window: "P7D",
          grace: "P1D",
          unit: "item",
          expectedPerDay: 0.5,
        },
      ],
      owner: "procurement",
      cadence: "P30D",
      override: { allowed: false },
      recovery: { passes: { plan: "fixed", n: 59 }, soak: "P1D", signers: ["trust_lead", "workflow_owner"] },
    }),
    clause({
      key: "C-4",
      obligation: "Nothing above the cap is paid until a person has looked at it.",
      severity: "high",
      hard: false,
      actions: ["payments.release"],
      params: { capMinor: 50_000 },
      requires: "args.amountMinor <= params.capMinor",
      accepts: { "args.amountMinor": "claimed" },
      waivers: [{ lint: "E09", reason: "What was paid is compared with what was asked for in the daily audit." }],
      promise: { rate: 0.98 },
      evidence: [
        {
          kind: "three-way-match",
          method: "Invoice, order and receipt compared in the ERP",
          sources: ["erp-audit"],
          scoring: "pass_fail",
          window: "P1D",
          grace: "PT4H",
          unit: "task",
          expectedPerDay: 2,
        },
      ],
      owner: "accounts-payable",
      override: { allowed: true, floor: "degrade" },
      recovery: { passes: { plan: "e-plan", pB: 0.98 }, soak: "P1D", signers: ["trust_lead"] },
    }),
  ],
};

/** Refunding customers: small refunds alone, larger ones with a person, and a tone check whose proof lapses within the hour. */
const customerRefunds: PactDocument = {
  lanekeeper: "pact/v1",
  slug: "customer-refunds",
  title: "Refunding customers",
  owner: "customer-care",
  counterparties: [],
  agents: ["refund-bot"],
  workflow: "customer-care",
  defaults: {
    degrade: {
      constraints: [
        { kind: "cap_amount", amountMinor: 2_500, currency: "EUR" },
        { kind: "sampled_review", share: 0.2, when: "after" },
      ],
    },
    review: { queue: "care-reviewers", answerWithin: "PT30M", handUp: ["finance-leads"], silence: "hand_up", groups: [] },
    recovery: { plan: "e-plan", independentSigner: true },
  },
  clauses: [
    clause({
      key: "R-1",
      obligation: "A refund follows the refund policy: the right order, within its period, at most what was paid.",
      severity: "high",
      hard: false,
      actions: ["refunds.issue"],
      params: { capMinor: 10_000 },
      requires: "args.amountMinor <= params.capMinor && args.amountMinor <= args.paidMinor",
      accepts: { "args.amountMinor": "claimed", "args.paidMinor": "claimed" },
      waivers: [{ lint: "E09", reason: "The payment provider refuses a refund above what was paid." }],
      promise: { rate: 0.97 },
      evidence: [
        {
          kind: "refund-audit",
          method: "Twenty refunds a day read by the care leads",
          sources: ["care-audit"],
          scoring: "pass_fail",
          window: "P1D",
          grace: "PT6H",
          unit: "task",
          expectedPerDay: 2,
        },
      ],
      owner: "customer-care",
      override: { allowed: true, floor: "degrade" },
      recovery: { passes: { plan: "e-plan", pB: 0.95 }, soak: "P1D", signers: ["trust_lead"] },
    }),
    clause({
      key: "R-2",
      obligation: "Customers are answered politely and without promises that nobody can keep.",
      severity: "medium",
      hard: false,
      actions: ["refunds.issue", "replies.send"],
      promise: { rate: 0.95 },
      evidence: [
        {
          kind: "tone-check",
          method: "A model reads the last replies against the style guide",
          sources: ["eval-runner"],
          scoring: "score",
          passMark: 0.8,
          window: "PT8H",
          unit: "run",
          expectedPerDay: 4,
        },
      ],
      owner: "customer-care",
      override: { allowed: true, floor: "degrade" },
      recovery: { passes: { plan: "e-plan", pB: 0.95 }, soak: "P1D", signers: ["trust_lead"] },
    }),
  ],
};

/** Keeping supplier records: a bank account can't be changed back once money followed it, so two people look. */
const supplierRecords: PactDocument = {
  lanekeeper: "pact/v1",
  slug: "supplier-records",
  title: "Keeping supplier records",
  owner: "procurement",
  counterparties: ["north-supply", "harbour-parts", "lindqvist-paper"],
  agents: ["records-bot"],
  workflow: "supplier-records",
  defaults: {
    degrade: { constraints: [{ kind: "cap_rate", count: 10, per: "PT1H" }] },
    review: { queue: "payments-ops", answerWithin: "PT4H", handUp: ["finance-leads"], silence: "keep_holding", groups: [] },
    recovery: { plan: "e-plan", independentSigner: true },
  },
  clauses: [
    clause({
      key: "S-1",
      obligation: "A new bank account is used only after somebody called the supplier back.",
      severity: "critical",
      hard: true,
      actions: ["suppliers.update_bank"],
      requires: "context.calledBack == true",
      accepts: { "context.calledBack": "claimed" },
      waivers: [{ lint: "E09", reason: "Two people confirm the call before anything is changed." }],
      evidence: [
        {
          kind: "bank-change-audit",
          method: "Every changed account compared with the supplier's letter",
          sources: ["controller"],
          scoring: "pass_fail",
          window: "P2D",
          grace: "P1D",
          unit: "task",
          expectedPerDay: 1,
        },
      ],
      owner: "procurement",
      override: { allowed: false },
      consequences: { condition_not_met: { do: "review", groups: ["payments-ops", "finance-leads"] } },
      recovery: { passes: { plan: "fixed", n: 59 }, soak: "P1D", signers: ["trust_lead", "workflow_owner"] },
    }),
    clause({
      key: "S-2",
      obligation: "Contact details are taken from the supplier's own documents.",
      severity: "medium",
      hard: false,
      actions: ["suppliers.update_contact", "suppliers.update_bank"],
      promise: { rate: 0.95 },
      evidence: [
        {
          kind: "contact-sample",
          method: "Five changed contacts a day compared with their documents",
          sources: ["care-audit"],
          scoring: "pass_fail",
          window: "P2D",
          grace: "P1D",
          unit: "task",
          expectedPerDay: 1,
        },
      ],
      owner: "procurement",
      override: { allowed: true, floor: "degrade" },
      recovery: { passes: { plan: "e-plan", pB: 0.95 }, soak: "P1D", signers: ["trust_lead"] },
    }),
  ],
};

export const SAMPLE_PACTS = [invoicePayments, customerRefunds, supplierRecords] as const;
