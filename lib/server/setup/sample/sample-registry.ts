import "server-only";
import type { JsonObject } from "@/lib/core/json";

export const TEAMS = [
  { slug: "finance-ops", name: "Finance operations" },
  { slug: "payments-ops", name: "Payments operations", capacityPerHour: 30 },
  { slug: "finance-leads", name: "Finance leads" },
  { slug: "document-quality", name: "Document quality" },
  { slug: "accounts-payable", name: "Accounts payable" },
  { slug: "procurement", name: "Procurement" },
  { slug: "customer-care", name: "Customer care" },
  { slug: "care-reviewers", name: "Care reviewers", capacityPerHour: 40 },
] as const;

/** Nobody knows their passwords, so nobody can sign in as them; an administrator can set one. */
export const MEMBERS = [
  { name: "Ana Ruiz", email: "ana@sample.invalid", roles: ["operator"], teams: ["payments-ops", "care-reviewers"] },
  { name: "Bo Lindqvist", email: "bo@sample.invalid", roles: ["operator", "trust_lead"], teams: ["payments-ops", "finance-leads"] },
  { name: "Tess Okafor", email: "tess@sample.invalid", roles: ["trust_lead"], teams: ["finance-leads"] },
  { name: "Paul Meyer", email: "paul@sample.invalid", roles: ["product_owner"], teams: ["finance-ops"] },
  { name: "Iris Chen", email: "iris@sample.invalid", roles: ["auditor"], teams: [] },
] as const;

/** Queues that whoever starts the sample can decide in; they own none of its agents. */
export const FIRST_ADMIN_TEAMS = ["payments-ops", "finance-leads", "care-reviewers"] as const;

export const SOURCES = [
  { slug: "eval-runner", name: "Evaluation runner", kind: "eval" },
  { slug: "erp-audit", name: "ERP audit", kind: "runtime" },
  { slug: "controller", name: "The controller", kind: "human" },
  { slug: "care-audit", name: "Care audit", kind: "human" },
] as const;

export const COUNTERPARTIES = [
  { slug: "north-supply", name: "North Supply Ltd", approved: true },
  { slug: "harbour-parts", name: "Harbour Parts GmbH", approved: true },
  { slug: "lindqvist-paper", name: "Lindqvist Paper AB", approved: true },
  { slug: "quickfix-24", name: "Quickfix 24", approved: false },
] as const;

const money = { type: "integer", minimum: 0, description: "Minor units" };
const text = { type: "string", minLength: 1, maxLength: 200 };
const schema = (required: string[], properties: JsonObject): JsonObject => ({ type: "object", required, additionalProperties: false, properties });

export const WORKFLOWS = [
  {
    slug: "supplier-payments",
    name: "Supplier payments",
    ownerTeam: "finance-ops",
    touches: ["money"],
    actions: [
      {
        name: "payments.release",
        risk: "high",
        reversibility: "compensable",
        moneyMoving: true,
        argsSchema: schema(["invoice", "payee", "amountMinor", "currency"], {
          invoice: text,
          payee: text,
          amountMinor: money,
          currency: { type: "string", pattern: "^[A-Z]{3}$" },
        }),
        contextSchema: { type: "object", properties: { poMatch: { type: "boolean" }, note: { type: "string" } } },
        amountPath: "args.amountMinor",
        currencyPath: "args.currency",
        counterpartyPath: "args.payee",
        casePath: "args.invoice",
        display: {
          title: "Pay {args.amountMinor|money} to {args.payee}",
          fields: [
            { label: "Invoice", path: "args.invoice" },
            { label: "Payee", path: "args.payee" },
            { label: "Amount", path: "args.amountMinor", format: "money" },
          ],
          links: [{ label: "Invoice in the ERP", href: "https://erp.sample.invalid/invoices/{args.invoice}" }],
        },
      },
      { name: "invoices.summarise", risk: "low", reversibility: "reversible", moneyMoving: false, argsSchema: schema(["invoice"], { invoice: text }) },
    ],
  },
  {
    slug: "customer-care",
    name: "Customer care",
    ownerTeam: "customer-care",
    touches: ["money", "customer_outcomes"],
    actions: [
      {
        name: "refunds.issue",
        risk: "high",
        reversibility: "compensable",
        moneyMoving: true,
        argsSchema: schema(["order", "customer", "amountMinor", "paidMinor", "currency"], {
          order: text,
          customer: text,
          amountMinor: money,
          paidMinor: money,
          currency: { type: "string", pattern: "^[A-Z]{3}$" },
        }),
        amountPath: "args.amountMinor",
        currencyPath: "args.currency",
        casePath: "args.order",
        display: {
          title: "Refund {args.amountMinor|money} for order {args.order}",
          fields: [
            { label: "Order", path: "args.order" },
            { label: "Customer", path: "args.customer" },
            { label: "Refund", path: "args.amountMinor", format: "money" },
            { label: "Paid", path: "args.paidMinor", format: "money" },
          ],
          links: [{ label: "Order in the shop", href: "https://shop.sample.invalid/orders/{args.order}" }],
        },
      },
      {
        name: "replies.send",
        risk: "low",
        reversibility: "compensable",
        moneyMoving: false,
        argsSchema: schema(["order", "reply"], { order: text, reply: { type: "string", maxLength: 5000 } }),
      },
    ],
  },
  {
    slug: "supplier-records",
    name: "Supplier records",
    ownerTeam: "procurement",
    touches: ["counterparties"],
    actions: [
      {
        name: "suppliers.update_bank",
        risk: "high",
        reversibility: "irreversible",
        moneyMoving: false,
        argsSchema: schema(["supplier", "iban"], { supplier: text, iban: { type: "string", minLength: 15, maxLength: 34 } }),
        contextSchema: { type: "object", properties: { calledBack: { type: "boolean" }, note: { type: "string" } } },
        counterpartyPath: "args.supplier",
        casePath: "args.supplier",
        display: {
          title: "Change the bank account of {args.supplier}",
          fields: [
            { label: "Supplier", path: "args.supplier" },
            { label: "New account", path: "args.iban" },
          ],
          links: [{ label: "Supplier in the ERP", href: "https://erp.sample.invalid/suppliers/{args.supplier}" }],
        },
      },
      {
        name: "suppliers.update_contact",
        risk: "medium",
        reversibility: "reversible",
        moneyMoving: false,
        argsSchema: schema(["supplier", "email"], { supplier: text, email: { type: "string" } }),
        counterpartyPath: "args.supplier",
      },
    ],
  },
] as const;

export const AGENTS = [
  {
    slug: "invoice-bot",
    name: "Invoice bot",
    ownerTeam: "finance-ops",
    parts: { model: "ledger-7", modelVersion: "2026-10-02", promptDigest: "sha256:5f1d", toolsetDigest: "sha256:a902" },
    scope: { actions: ["payments.release", "invoices.summarise"], tools: [], counterparties: ["*"], maxAmountMinor: 2_000_000, currency: "EUR" },
  },
  {
    slug: "refund-bot",
    name: "Refund bot",
    ownerTeam: "customer-care",
    parts: { model: "ledger-7", modelVersion: "2026-10-02", promptDigest: "sha256:77be", toolsetDigest: "sha256:0c41" },
    scope: { actions: ["refunds.issue", "replies.send"], tools: [], counterparties: ["*"], maxAmountMinor: 100_000, currency: "EUR" },
  },
  {
    slug: "records-bot",
    name: "Records bot",
    ownerTeam: "procurement",
    parts: { model: "ledger-7-mini", modelVersion: "2026-09-18", promptDigest: "sha256:e310", toolsetDigest: "sha256:93fa" },
    scope: { actions: ["suppliers.update_bank", "suppliers.update_contact"], tools: [], counterparties: ["*"] },
  },
] as const;

export type SampleAgent = (typeof AGENTS)[number]["slug"];
