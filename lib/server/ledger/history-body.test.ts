import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventDraft } from "@/lib/core/ledger/history-event";
import { canonical, sha256 } from "./canonical";
import { dataText, GENESIS, historyBody, leafHash } from "./history-body";

const AT = "2026-11-23T14:10:00.000Z";
const draft: EventDraft<"team.created"> = {
  type: "team.created",
  chain: "org",
  at: AT,
  actor: "cli",
  data: { team: { id: "team_2", slug: "finance", name: "Finance", timezone: "UTC", hours: null, capacityPerHour: 12 } },
};

test("a leaf is hashed as RFC 6962 says, so any verifier of transparency logs can check it", () => {
  expect(leafHash("").toString("hex")).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  expect(leafHash("L123456").toString("hex")).toBe("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
});

test("the first entry of a chain names 32 zero bytes as its predecessor", () => {
  expect(GENESIS.toString("hex")).toBe("0".repeat(64));
  expect(JSON.parse(historyBody(draft, dataText(draft.data), 1n, GENESIS)).prev).toBe("0".repeat(64));
});

test("a body is the canonical text of what it says, place in the chain included", () => {
  const prev = sha256("before");
  const body = historyBody(draft, dataText(draft.data), 7n, prev);
  expect(body).toBe(canonical({ v: 1, pact: "org", seq: 7, prev: prev.toString("hex"), type: "team.created", at: AT, actor: "cli", data: draft.data }));
  expect(leafHash(body)).toEqual(sha256(Uint8Array.of(0), body));
});

test("no fraction reaches a body: whatever was handed over, its numbers are whole", () => {
  expect(dataText({ share: 0.1, whole: 12, large: 2 ** 60, list: [0.25, -3] })).toBe(
    `{"large":"1152921504606847000","list":["0.25",-3],"share":"0.1","whole":12}`,
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const read: unknown = JSON.parse(dataText({ value }), (_, item) => {
        if (typeof item === "number") expect(Number.isSafeInteger(item)).toBe(true);
        return item;
      });
      expect(read).toBeDefined();
    }),
  );
});

test("what is no number can't become one on record", () => {
  expect(() => dataText({ score: Number.NaN })).toThrow();
  expect(() => dataText({ score: Number.NEGATIVE_INFINITY })).toThrow();
});

test("text is composed (NFC), names of fields too, so that what looks equal is equal", () => {
  expect(dataText({ name: "Zoe\u0308", "cafe\u0301": 1 })).toBe(`{"caf\u00e9":1,"name":"Zo\u00eb"}`);
});
