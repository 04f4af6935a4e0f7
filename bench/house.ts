// Writes the organisation that the doors decide for into the database at DATABASE_URL, and prints its key.
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { invoicePact } from "@/lib/core/testing/invoice-pact";
import { pool } from "@/lib/server/db/pool";
import { invoiceHouse } from "@/lib/server/testing/invoice-house";
import { clausesOf, payees } from "./workload.mjs";

const [first] = invoicePact.clauses;
if (!first) throw new Error("The pact that this one is modelled on has no clause.");

const document: PactDocument = {
  ...invoicePact,
  counterparties: payees,
  clauses: clausesOf(Number(process.env.CLAUSES)).map(({ key, payee, limitMinor }) => ({
    ...first,
    key,
    actions: ["payments.release"],
    params: { limitMinor },
    requires: `args.payee != "${payee}" || args.amountMinor <= params.limitMinor`,
    consequences: { ...first.consequences, condition_not_met: { do: "block" } },
  })),
};

const { key } = await invoiceHouse({ document });
await pool.end();
console.log(key);
