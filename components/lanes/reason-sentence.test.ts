import { describe, expect, test } from "vitest";
import { SYSTEM_CONTRIBUTIONS, TRIGGERS } from "@/lib/core/closed-lists";
import type { Json } from "@/lib/core/json";
import { reasonSentence } from "./reason-sentence";

const at = Date.parse("2026-11-23T14:10:00Z");
const plain = (text: string) => text.replace(/\u00a0/g, " ");

describe("a reason as a sentence", () => {
  test.each([...TRIGGERS, ...SYSTEM_CONTRIBUTIONS])("%s has one, whatever is known", (kind) => {
    const known: Json[] = [null, {}, { openedAt: at }, [1], "odd"];
    for (const facts of known) {
      const sentence = reasonSentence({ kind, clause: null, facts });
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|\s{2}/);
    }
  });

  test("it names the clause, the proof and the moment", () => {
    expect(reasonSentence({ kind: "evidence_stale", clause: "C-1", evidence: "citation-eval", facts: { staleAt: at } })).toBe(
      "The citation-eval that proves C-1 has been stale since 23 Nov 2026, 14:10 UTC.",
    );
    expect(reasonSentence({ kind: "evidence_missing", clause: "C-3", evidence: "bank-check", facts: { provenAt: null } })).toBe(
      "Nothing proves C-3: there is no bank-check for this build and scope.",
    );
  });

  test("amounts read as money", () => {
    expect(plain(reasonSentence({ kind: "authority_exceeded", clause: "C-2", facts: { amountMinor: 1_850_000, capMinor: 500_000, currency: "EUR" } }))).toBe(
      "The request asks for EUR 18,500.00, and C-2 leaves at most EUR 5,000.00.",
    );
  });

  test("what a request brought can't rearrange the sentence", () => {
    expect(reasonSentence({ kind: "condition_error", clause: "C-2", facts: { path: "args.\u202ex", problem: "is missing" } })).toBe(
      "C-2 couldn't be evaluated: args.⟦RLO⟧x is missing.",
    );
  });
});
