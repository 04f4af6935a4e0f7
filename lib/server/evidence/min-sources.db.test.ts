import { expect, test } from "vitest";
import { decide } from "@/lib/core/decisions/decide";
import type { SourceId } from "@/lib/core/ids";
import { invoicePact } from "@/lib/core/testing/invoice-pact";
import { invoiceRequest } from "@/lib/core/testing/invoice-world";
import { HOUR, MINUTE } from "@/lib/core/time";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { snapshots } from "../pdp/snapshots";
import { FINGERPRINT, invoiceHouse } from "../testing/invoice-house";
import { submitEvidenceOperation } from "./submit-evidence";

test("a clause that asks for two sources is proven when the second one passes, and as old as the older of them", async () => {
  const document = structuredClone(invoicePact);
  Object.assign(document.clauses[0]?.evidence[0] ?? {}, { sources: ["eval-runner", "controller"], minSources: 2 });
  const at = Date.parse("2026-11-24T08:00:00Z");
  await invoiceHouse({ document, at, proofAge: HOUR });
  const lane = (now: number) => decide({ ...invoiceRequest, fingerprint: FINGERPRINT }, snapshots.current.snapshot, now).lane;
  expect(lane(at)).toBe("escalate");
  const { rows } = await pool.query<{ id: SourceId }>("select id from source where slug = 'controller'");
  const actor = { kind: "key", id: "key_test", name: "test", scopes: ["evidence"], agentId: null, sourceId: rows[0]?.id ?? null, ratePerMinute: null } as const;
  const item = { kind: "citation-eval", agent: "invoice-bot", fingerprint: FINGERPRINT, observedAt: new Date(at).toISOString(), key: "one", result: "pass" };
  expect((await perform(submitEvidenceOperation, actor, item, at + MINUTE)).ok).toBe(true);
  expect(lane(at + MINUTE)).toBe("allow");
  // The first source's proof was an hour old at the start, and its window is four.
  expect([lane(at + 3 * HOUR - 1), lane(at + 3 * HOUR)]).toEqual(["allow", "escalate"]);
});
