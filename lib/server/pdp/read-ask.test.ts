import { expect, test } from "vitest";
import { readAsk } from "./read-ask";

const ask = (change: Record<string, unknown>) =>
  readAsk({ agent: "invoice-bot", workflow: "supplier-payments", action: "payments.release", args: {}, ...change });

test.each([
  ["a NUL in a name", { workflow: "a\u0000b" }, "workflow"],
  ["half of a character in a name", { action: "\ud800" }, "action"],
  ["a NUL in the run", { runId: "\u0000" }, "runId"],
  ["half of a character in the fingerprint", { fingerprint: "sha256:\udfff" }, "fingerprint"],
  ["half of a character in the grant", { grant: "\ud800" }, "grant"],
  ["a NUL in an argument", { args: { currency: "E\u0000R" } }, "args"],
  ["a NUL in the name of an argument", { args: { "\u0000": 1 } }, "args"],
  ["half of a character deep in the context", { context: { note: ["\ud83d"] } }, "context"],
])("%s is refused by its field, since it can't be kept", (_, change, field) => {
  expect(ask(change)).toMatchObject({ ok: false, refusal: "bad_request", fields: { [field]: expect.any(String) } });
});

test("text that only spells such a character is text", () => {
  expect(ask({ args: { path: "C:\\u0000", smile: "\u{1f600}" } })).toMatchObject({ ok: true });
});
