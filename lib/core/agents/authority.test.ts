import { describe, expect, test } from "vitest";
import type { TrustFacts } from "../decisions/snapshot";
import { PLAIN_WORDING } from "../pacts/wording";
import { compiled, invoicePact } from "../testing/invoice-pact";
import { freshProofs, invoiceSnapshot, NOON } from "../testing/invoice-world";
import { standingLane } from "../trust/standing-lane";
import { authorityOf, authoritySentence } from "./authority";

const pact = compiled(invoicePact);
const manual = (action: NonNullable<TrustFacts["triggers"][number]["action"]>) =>
  [{ id: "trg_1", kind: "manual", clause: null, build: null, openedAt: NOON, action, actsFullyAt: null }] as const;

function sentence(trust: Partial<TrustFacts> = {}): string {
  const standing = standingLane(invoiceSnapshot({ trust }), "agt_bot", "bld_1", "pact_invoice", NOON);
  return authoritySentence(authorityOf(pact, standing?.contributions ?? []), PLAIN_WORDING);
}
const without = (clause: string) => ({ proofs: freshProofs.filter((proof) => proof.clause !== clause) });

describe("an agent's authority in words", () => {
  test.each([
    [
      "with everything in order",
      {},
      "Goes ahead without a person where its conditions are met: payments.release and suppliers.update_bank. Goes ahead without a person: invoices.summarise.",
    ],
    [
      "without the proof of one clause",
      without("C-1"),
      "Waits for payments-ops: payments.release and invoices.summarise. Goes ahead without a person where its conditions are met: suppliers.update_bank.",
    ],
    [
      "without a proof whose absence is denied",
      without("C-3"),
      "Is denied: payments.release and suppliers.update_bank. Goes ahead without a person: invoices.summarise.",
    ],
    [
      "narrowed by hand",
      { triggers: manual({ do: "degrade" }) },
      "Everything goes ahead with limits (at most 50000 EUR (minor units) and 10 % reviewed afterwards).",
    ],
    ["narrowed further by hand", { triggers: manual({ do: "review" }) }, "Everything waits for payments-ops."],
    ["stopped by hand", { triggers: manual({ do: "block" }) }, "Everything is denied."],
  ] as const)("%s", (_, trust, expected) => {
    expect(sentence(trust)).toBe(expected);
  });

  test("says so where there is nothing to have authority over", () => {
    expect(authoritySentence([], PLAIN_WORDING)).toBe("The pact governs no action.");
  });
});
