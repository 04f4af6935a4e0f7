// A finance agent: pays the invoices of a list, and each only as far as its pact allows at that moment. The twin of
// examples/python/pay_invoices.py.
//
//   npx tsx examples/typescript/pay-invoices.ts --url http://127.0.0.1:3000 --key lk_… --agent invoice-bot --fingerprint sha256:… [INVOICES]
//
// INVOICES is a file with one JSON object a line; without it three samples are paid. Every invoice that is settled one way or
// another prints a line: paid, denied, held (nobody decided in time), unavailable or failed.
import fs from "node:fs";
import { parseArgs } from "node:util";
import { Denied, type JsonObject, Lanekeeper, StillHeld, Unavailable } from "./lanekeeper";

type Payment = { invoice: string; payee: string; amountMinor: number; currency: string };
/** What matching against orders and receipts found out: context of the request, no part of the payment. */
type Matching = { poMatch?: boolean; threeWayMatch?: boolean };
type Invoice = Payment & Matching;

const SAMPLES: Invoice[] = [
  { invoice: "INV-2041", payee: "north-supply", amountMinor: 42_000, currency: "EUR", poMatch: true, threeWayMatch: true },
  { invoice: "INV-2042", payee: "harbour-parts", amountMinor: 18_750, currency: "EUR", poMatch: true, threeWayMatch: true },
  { invoice: "INV-2043", payee: "north-supply", amountMinor: 860_000, currency: "EUR", poMatch: false, threeWayMatch: true },
];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: "string", default: process.env.LANEKEEPER_URL ?? "http://127.0.0.1:3000" },
    key: { type: "string", default: process.env.LANEKEEPER_KEY ?? "" },
    agent: { type: "string", default: "invoice-bot" },
    workflow: { type: "string", default: "supplier-payments" },
    fingerprint: { type: "string", default: process.env.LANEKEEPER_FINGERPRINT },
    run: { type: "string" },
    wait: { type: "string", default: "3600" },
    /** A file to write payments to, one JSON object a line: it stands for the bank. */
    book: { type: "string" },
  },
});

const lk = new Lanekeeper({
  url: options.url,
  key: options.key,
  agent: options.agent,
  workflow: options.workflow,
  fingerprint: options.fingerprint,
  runId: options.run,
  waitMs: Number(options.wait) * 1_000,
});
const invoices = positionals[0] ? read(positionals[0]) : SAMPLES;
const matching = new Map(invoices.map(({ invoice, poMatch, threeWayMatch }): [string, Matching] => [invoice, { poMatch, threeWayMatch }]));

const release = lk.gated(
  "payments.release",
  ({ invoice, payee, amountMinor, currency }: Payment, { constraints }) => {
    const settled = !constraints.some(({ kind }) => kind === "settlement_hold");
    if (options.book) fs.appendFileSync(options.book, `${JSON.stringify({ invoice, payee, amountMinor, currency, settled })}\n`);
    return settled ? "paid" : "paid, settlement held";
  },
  { supports: ["settlement_hold"], context: ({ invoice }) => (matching.get(invoice) ?? {}) as JsonObject },
);

// One invoice that waits for a person doesn't keep the others waiting.
const outcomes = await Promise.all(
  invoices.map(async ({ invoice, payee, amountMinor, currency }) => {
    const settled = await release({ invoice, payee, amountMinor, currency }).then((outcome) => ({ outcome }), told);
    console.log(JSON.stringify({ invoice, ...settled }));
    return settled.outcome;
  }),
);
process.exitCode = outcomes.every((outcome) => outcome.startsWith("paid")) ? 0 : 1;

function told(error: Error): { outcome: string; code?: string; hold?: string; problem?: string } {
  if (error instanceof StillHeld) return { outcome: "held", hold: error.hold };
  if (error instanceof Denied) return { outcome: "denied", code: error.code, hold: error.hold };
  if (error instanceof Unavailable) return { outcome: "unavailable", problem: error.message };
  return { outcome: "failed", problem: `${error.name}: ${error.message}` };
}

function read(file: string): Invoice[] {
  const lines = fs.readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line));
}
