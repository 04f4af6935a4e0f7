import { spawnSync } from "node:child_process";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type AskOnce, askInPython, askInTypescript, type Told } from "./testing/ask-once";
import { approved, deny, fakeDoor, held, hold, permit, problem, type Script } from "./testing/fake-door";

// Every case of the Python client starts a Python.
vi.setConfig({ testTimeout: 30_000 });

const ARGS = { invoice: "INV-118", payee: "north-supply", amountMinor: 42_000, currency: "EUR", rate: 0.1, note: "Grüße, 東京 \u2028" };
const FAST = { key: "lk_test", args: ARGS, context: { poMatch: true }, timeoutMs: 5_000, waitMs: 5_000, retryPausesMs: [10] };

const hasPython = spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]).status === 0;
const clients: { language: string; ask: (asked: AskOnce) => Promise<Told>; skip: boolean; failure: string }[] = [
  { language: "Python", ask: askInPython, skip: !hasPython, failure: "KeyError" },
  { language: "TypeScript", ask: askInTypescript, skip: false, failure: "RangeError" },
];

describe.each(clients)("the $language client", ({ ask, skip, failure }) => {
  let door: Awaited<ReturnType<typeof fakeDoor>> | undefined;
  afterEach(() => door?.close());

  const told = async (script: Script, change: Partial<AskOnce> = {}): Promise<Told> => {
    door = await fakeDoor(script);
    return ask({ url: door.url, ...FAST, ...change });
  };
  const asked = () => door?.asked() ?? [];

  describe.skipIf(skip)("acts", () => {
    test("once after a permit, with what it asked about, and reports it", async () => {
      expect(await told({ decisions: [permit()] }, { fingerprint: "sha256:1f0c", runId: "run-1" })).toEqual({
        result: "paid",
        error: null,
        code: null,
        executed: 1,
        seen: [{ args: ARGS, constraints: [] }],
      });
      expect(asked()).toHaveLength(1);
      expect(asked()[0]?.headers).toMatchObject({ authorization: "Bearer lk_test", "idempotency-key": expect.stringMatching(/^[0-9a-f-]{36}$/) });
      expect(asked()[0]?.body).toMatchObject({
        agent: "invoice-bot",
        workflow: "supplier-payments",
        action: "payments.release",
        args: ARGS,
        context: { poMatch: true },
        fingerprint: "sha256:1f0c",
        runId: "run-1",
      });
      expect(door?.reported()).toEqual([{ decision: "dec_1", execution: "executed" }]);
    });

    test("under limits that the door keeps itself", async () => {
      const cap = { kind: "cap_amount", amountMinor: 50_000, currency: "EUR" };
      expect(await told({ decisions: [permit({ lane: "degrade", constraints: [cap, { kind: "sampled_review", share: 0.1, when: "after" }] })] })).toMatchObject(
        {
          executed: 1,
        },
      );
    });

    test("under a constraint that it declared, and hands it to the function", async () => {
      const settlement = { kind: "settlement_hold", settlement: "set_1" };
      expect(await told({ decisions: [permit({ constraints: [settlement] })] }, { supports: ["settlement_hold"] })).toMatchObject({
        executed: 1,
        seen: [{ constraints: [settlement] }],
      });
      expect(asked()[0]?.body.supports).toContain("settlement_hold");
    });

    test("in shadow, where no pact is enforced yet", async () => {
      expect(await told({ decisions: [permit({ mode: "shadow" })] })).toMatchObject({ executed: 1 });
    });

    test("once a person has approved: it redeems the grant by asking again", async () => {
      const script = { decisions: [hold(), permit({ id: "dec_4" })], holds: [held("open"), held("open"), approved] };
      expect(await told(script)).toMatchObject({ result: "paid", executed: 1 });
      expect(door?.waited().map(({ path }) => path)).toEqual(Array(3).fill("/api/v1/holds/rev_1?wait=4"));
      expect(asked().map(({ body }) => body.grant)).toEqual([undefined, "grt_1"]);
      expect(new Set(asked().map(({ headers }) => headers["idempotency-key"])).size).toBe(2);
      expect(door?.reported()).toEqual([{ decision: "dec_4", execution: "executed" }]);
    });

    test("once a person has approved with conditions, and waits on while the line is bad", async () => {
      const holds = [{ does: "hang_up" as const }, problem(503, "unavailable"), held("approved_with_conditions", { grant: "grt_2", added: "later" })];
      expect(await told({ decisions: [hold(), permit()], holds })).toMatchObject({ executed: 1 });
    });

    test("when a second hold, for what arose since the approval, is approved as well", async () => {
      const holds = [approved, held("approved", { grant: "grt_2" })];
      expect(await told({ decisions: [hold(), hold(), permit()], holds })).toMatchObject({ executed: 1 });
      expect(asked().map(({ body }) => body.grant)).toEqual([undefined, "grt_1", "grt_2"]);
    });

    test.each([
      ["was cut off", { does: "hang_up" as const }],
      ["never came", { does: "hang" as const }],
      ["said that nothing can be recorded", problem(503, "unavailable")],
      ["said that the first sending is still being answered", problem(409, "in_flight")],
    ])("after an answer that %s, by asking under the same key so that it is one decision", async (_what, lost) => {
      expect(await told({ decisions: [lost, permit()] }, { timeoutMs: 2_000 })).toMatchObject({ executed: 1 });
      expect(asked()).toHaveLength(2);
      expect(new Set(asked().map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    });

    test("when a repeat came too late to be used and a new question is permitted", async () => {
      expect(await told({ decisions: [deny("ask_again", { next: { do: "ask_again" } }), permit()] })).toMatchObject({ executed: 1 });
      expect(new Set(asked().map(({ headers }) => headers["idempotency-key"])).size).toBe(2);
    });

    test("and reports an outcome until it gets through", async () => {
      expect(await told({ decisions: [permit()], outcomes: [problem(503, "unavailable"), { body: {} }] })).toMatchObject({ result: "paid", executed: 1 });
      expect(door?.reported()).toHaveLength(2);
    });

    test("and keeps the result when the outcome can't be reported at all", async () => {
      expect(await told({ decisions: [permit()], outcomes: [problem(503, "unavailable")] })).toMatchObject({ result: "paid", executed: 1 });
      await door?.close();
      expect(await told({ decisions: [permit()], outcomes: [problem(409, "outcome_fixed")] })).toMatchObject({ result: "paid", executed: 1 });
      expect(door?.reported()).toHaveLength(1);
    });

    test("and names the failure's type without its text", async () => {
      expect(await told({ decisions: [permit()] }, { ends: "failed" })).toMatchObject({ error: failure, executed: 1 });
      expect(door?.reported()).toEqual([{ decision: "dec_1", execution: "failed", detail: failure }]);
    });

    test.each(["unknown", "not_executed"] as const)("and says so where the outcome is %s", async (ends) => {
      expect(await told({ decisions: [permit()] }, { ends })).toMatchObject({ executed: 1 });
      expect(door?.reported()).toMatchObject([{ decision: "dec_1", execution: ends }]);
    });
  });

  describe.skipIf(skip)("does nothing", () => {
    const REFUSALS: [string, Script["decisions"][number], { error: string; code?: string }][] = [
      ["after a denial", deny("not_allowed"), { error: "Denied", code: "not_allowed" }],
      ["in recovery", deny("recovery_required", { lane: "recover" }), { error: "Denied", code: "recovery_required" }],
      ["where somebody else takes over", hold({ next: { do: "hand_over" } }), { error: "Denied", code: "needs_person" }],
      ["when told to ask again twice", deny("ask_again"), { error: "Denied", code: "ask_again" }],
      ["after a server error", { status: 500 }, { error: "Unavailable" }],
      ["while nothing can be recorded", problem(503, "unavailable"), { error: "Unavailable" }],
      ["over the rate limit", problem(429, "rate_limited", { "retry-after": "7" }), { error: "Unavailable" }],
      ["with a key that isn't known", problem(401, "key_unknown"), { error: "Unavailable" }],
      ["after a redirect", { status: 302, headers: { location: "/elsewhere" } }, { error: "Unavailable" }],
      ["after a redirect that would repeat the question", { status: 307, headers: { location: "/api/v1/decisions" } }, { error: "Unavailable" }],
      ["after an empty answer", { raw: "" }, { error: "Unavailable" }],
      ["after no content", { status: 204, raw: "" }, { error: "Unavailable" }],
      ["after text that isn't JSON", { raw: "permit" }, { error: "Unavailable" }],
      ["after half an answer", { raw: '{"verdict":"permit","id":"dec_1"' }, { error: "Unavailable" }],
      ["after a list", { body: [] }, { error: "Unavailable" }],
      ["after null", { raw: "null" }, { error: "Unavailable" }],
      ["after an endless answer", { raw: `{"verdict":"permit","id":"${"x".repeat(1_100_000)}"}` }, { error: "Unavailable" }],
      ["after a permit without an id", permit({ id: undefined }), { error: "Unavailable" }],
      ["after a permit with an empty id", permit({ id: "" }), { error: "Unavailable" }],
      ["after a verdict it doesn't know", permit({ verdict: "allow" }), { error: "Unavailable" }],
      ["after a verdict in capitals", permit({ verdict: "PERMIT" }), { error: "Unavailable" }],
      ["after a field it doesn't know", permit({ obligations: [] }), { error: "Unavailable" }],
      ["after a permit that says to wait", permit({ next: { do: "wait" } }), { error: "Unavailable" }],
      ["after a permit without constraints or their absence", permit({ constraints: undefined }), { error: "Unavailable" }],
      ["after constraints that can't be read", permit({ constraints: ["cap_amount"] }), { error: "Unavailable" }],
      ["after a constraint of a kind it doesn't know", permit({ constraints: [{ kind: "cap_carbon" }] }), { error: "Unavailable" }],
      ["after a permit for another action", permit({ actionDigest: `sha256:${"0".repeat(64)}` }), { error: "Unavailable" }],
      ["after a permit that doesn't say for what", permit({ actionDigest: undefined }), { error: "Unavailable" }],
      ["after a hold without a name", hold({ hold: undefined }), { error: "Unavailable" }],
    ];

    test.each(REFUSALS)("%s", async (_what, line, expected) => {
      expect(await told({ decisions: [line] })).toMatchObject({ ...expected, executed: 0, result: null });
      expect(door?.reported()).toEqual([]);
      expect(asked().length).toBeLessThanOrEqual(2);
    });

    test("when nobody listens", async () => {
      const gone = await fakeDoor({ decisions: [] });
      await gone.close();
      expect(await ask({ url: gone.url, ...FAST })).toMatchObject({ error: "Unavailable", executed: 0 });
    });

    test("when no answer comes in time", async () => {
      expect(await told({ decisions: [{ does: "hang" }] }, { timeoutMs: 100 })).toMatchObject({ error: "Unavailable", executed: 0 });
    });

    test("under a constraint that it didn't declare, and says that it did nothing", async () => {
      const decisions = [permit({ constraints: [{ kind: "settlement_hold", settlement: "set_1" }] })];
      expect(await told({ decisions })).toMatchObject({ error: "Denied", code: "use_narrower", executed: 0 });
      expect(door?.reported()).toEqual([{ decision: "dec_1", execution: "not_executed", detail: "can't honour settlement_hold" }]);
    });

    test.each(["rejected", "sent_back", "expired", "withdrawn", "no_reviewer", "void"])("when the hold ends %s", async (status) => {
      expect(await told({ decisions: [hold()], holds: [held("open"), held(status)] })).toMatchObject({ error: "Denied", code: status, executed: 0 });
      expect(asked()).toHaveLength(1);
    });

    test("when the hold was narrowed by whoever decided it, or its grant is gone", async () => {
      const narrower = held("sent_back", { reason: { code: "use_narrower" }, next: { do: "use_narrower", bounds: { amountMinor: 1_000 } } });
      expect(await told({ decisions: [hold()], holds: [narrower] })).toMatchObject({ error: "Denied", code: "use_narrower", executed: 0 });
      await door?.close();
      const used = held("approved", { reason: { code: "grant_used" }, next: { do: "stop" } });
      expect(await told({ decisions: [hold()], holds: [used] })).toMatchObject({ error: "Denied", code: "grant_used", executed: 0 });
    });

    test.each([
      ["is approved without a grant or a reason", held("approved")],
      ["has a grant that isn't one", held("approved", { grant: 7 })],
      ["has a status it doesn't know", held("approved_pending_something", { grant: "grt_1" })],
      ["isn't there", problem(404, "not_found")],
      ["can't be read", { raw: "approved" }],
    ])("when the hold %s", async (_what, line) => {
      expect(await told({ decisions: [hold(), permit()], holds: [line] })).toMatchObject({ error: "Unavailable", executed: 0 });
      expect(asked()).toHaveLength(1);
    });

    test.each(["grant_used", "grant_void"])("when the door answers its grant with %s", async (code) => {
      expect(await told({ decisions: [hold(), deny(code)], holds: [approved] })).toMatchObject({ error: "Denied", code, executed: 0 });
    });

    test("while nobody decides, and gives up at its deadline", async () => {
      expect(await told({ decisions: [hold(), permit()], holds: [held("open")] }, { waitMs: 300 })).toMatchObject({
        error: "StillHeld",
        code: "needs_person",
        executed: 0,
      });
      expect(asked()).toHaveLength(1);
    });

    test("and doesn't wait at all where it was told not to", async () => {
      expect(await told({ decisions: [hold()], holds: [approved] }, { waitMs: 0 })).toMatchObject({ error: "StillHeld", executed: 0 });
      expect(door?.waited()).toEqual([]);
    });

    test("with a number that JSON can't carry exactly", async () => {
      const outcome = await told({ decisions: [permit()] }, { args: { amountMinor: 2 ** 60 } });
      expect(outcome).toMatchObject({ error: "Unavailable", executed: 0 });
      expect(asked()).toEqual([]);
    });
  });
});

test.runIf(!hasPython)("the Python client isn't tested here: there is no python3 of version 3.9 or newer", () => {
  console.warn("python3 3.9 or newer wasn't found; the Python client's tests were skipped.");
});
