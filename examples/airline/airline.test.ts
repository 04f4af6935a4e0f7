import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { decide } from "@/lib/core/decisions/decide";
import type { DecisionRequest } from "@/lib/core/decisions/decision";
import { type ActionFacts, actionKey, type Snapshot } from "@/lib/core/decisions/snapshot";
import type { JsonObject } from "@/lib/core/json";
import { compilePact } from "@/lib/core/pacts/compile-pact";
import { lintPact } from "@/lib/core/pacts/lint-pact";
import { DAY, HOUR } from "@/lib/core/time";
import { documentFromText } from "@/lib/server/pacts/document-from-text";
import { compileSchema, malformedInputs } from "@/lib/server/pdp/input-checks";
import { freshEvidence, sources } from "./evidence.mjs";

type Registry = {
  teams: { slug: string }[];
  workflow: { slug: string };
  agent: { slug: string };
  sources: { slug: string }[];
  actions: (Pick<ActionFacts, "name" | "risk" | "reversibility" | "moneyMoving"> & { argsSchema: JsonObject; contextSchema: JsonObject })[];
};
const registry: Registry = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "registry.json"), "utf8"));
const read = documentFromText(fs.readFileSync(path.join(import.meta.dirname, "airline.pact.yaml"), "utf8"));
if (!read.ok) throw new Error(JSON.stringify(read.fields));
const { document } = read.value;
const actions = registry.actions.map((action) => ({ ...action, workflow: document.workflow }));

const NOW = Date.parse("2026-11-23T12:00:00Z");
const compiled = compilePact(document, { id: "pact_airline", version: 1, actions });
if (!compiled.ok) throw new Error(JSON.stringify(compiled.fields));
const proofs = document.clauses.flatMap((clause) =>
  clause.evidence.map(({ kind }) => ({
    clause: clause.key,
    kind,
    build: "bld_1" as const,
    subject: null,
    source: "src_1" as const,
    observedAt: NOW - HOUR,
    receivedAt: NOW - HOUR,
    scope: null,
    usable: true,
  })),
);
const anything = { actions: ["*"], tools: ["*"], counterparties: ["*"] };
const build = { id: "bld_1", fingerprint: "f", verifiedAt: NOW - DAY, verifiedScope: anything, family: "bld_1" } as const;
const nothing = { amountPath: null, currencyPath: null, counterpartyPath: null, casePath: null, touches: [], workflowId: "wfl_1", id: "act_1" } as const;
const snapshot: Snapshot = {
  hash: "1",
  highWater: NOW - HOUR,
  agents: new Map([["desk-agent", { id: "agt_1", slug: "desk-agent", suspended: false, builds: new Map([["f", build]]), triggers: [] }]]),
  actions: new Map(actions.map((action) => [actionKey(action.workflow, action.name), { ...nothing, ...action }])),
  pacts: [
    {
      id: "pact_airline",
      slug: document.slug,
      enforced: compiled.value,
      share: 100,
      previous: null,
      shadow: null,
      trust: new Map([["agt_1", { epoch: 1, proofs, triggers: [], bands: [], overrides: [], recovery: null }]]),
    },
  ],
  counterparties: [],
};

/** The verdict on a call, and the clauses whose condition it doesn't meet. */
function judge(action: string, args: JsonObject, context: JsonObject): { verdict: string; clauses: string[] } {
  const schemas = registry.actions.find(({ name }) => name === action);
  if (!schemas) throw new Error(`${action} isn't registered.`);
  const malformed = [
    ...malformedInputs("args", compileSchema(schemas.argsSchema), args),
    ...malformedInputs("context", compileSchema(schemas.contextSchema), context),
  ];
  const request: DecisionRequest = {
    agent: "desk-agent",
    workflow: document.workflow,
    action,
    args,
    context,
    fingerprint: "f",
    supports: [],
    actionDigest: "sha256:0",
    malformed,
    buckets: () => 9_999,
    counted: () => 0,
    approval: null,
  };
  const { verdict, contributions } = decide(request, snapshot, NOW);
  return { verdict, clauses: contributions.map(({ clause }) => clause ?? "").sort() };
}

const customer = {
  membership: "regular",
  payment_methods: { credit_card_1: { source: "credit_card" }, gift_card_1: {}, certificate_1: {}, certificate_2: {} },
};
const reservation = {
  user_id: "u-1",
  origin: "OSL",
  destination: "BER",
  flight_type: "one_way",
  cabin: "economy",
  flights: [{ flight_number: "ABC100", date: "2026-12-01" }],
  flight_status: [{ status: "available" }],
  created_at: "2024-05-01T00:00:00",
  total_baggages: 1,
  insurance: "no",
  n_passengers: 1,
};
const leg = { flight_number: "ABC100", date: "2026-12-01", origin: "OSL", destination: "BER", status: "available" };
const passenger = { first_name: "A", last_name: "B", dob: "1990-01-01" };
const served = { user: customer, session_user: "u-1", user_confirmed: true };
const changing = { ...served, reservation, reservation_read_before: true };

const CALLS: Record<string, { args: JsonObject; context: JsonObject }> = {
  book_reservation: {
    args: {
      user_id: "u-1",
      origin: "OSL",
      destination: "BER",
      flight_type: "one_way",
      cabin: "economy",
      flights: [{ flight_number: "ABC100", date: "2026-12-01" }],
      passengers: [passenger],
      payment_methods: [{ payment_id: "credit_card_1", amount: 120 }],
      total_baggages: 1,
      nonfree_baggages: 0,
      insurance: "no",
    },
    context: { ...served, flights_route: [leg] },
  },
  cancel_reservation: { args: { reservation_id: "ABC123" }, context: { ...changing, reservation: { ...reservation, cabin: "business" } } },
  update_reservation_flights: {
    args: { reservation_id: "ABC123", cabin: "economy", flights: [{ flight_number: "ABC100", date: "2026-12-02" }], payment_id: "credit_card_1" },
    context: { ...changing, flights_route: [leg] },
  },
  update_reservation_baggages: { args: { reservation_id: "ABC123", total_baggages: 2, nonfree_baggages: 1, payment_id: "credit_card_1" }, context: changing },
  update_reservation_passengers: { args: { reservation_id: "ABC123", passengers: [passenger] }, context: changing },
  send_certificate: {
    args: { user_id: "u-1", amount: 50 },
    context: { ...served, user_reservations: [{ cabin: "business", insurance: "no", n_passengers: 1 }] },
  },
};

function changed(action: string, change: { args?: JsonObject; context?: JsonObject; reservation?: JsonObject }) {
  const call = CALLS[action];
  if (!call) throw new Error(`There is no call of ${action}.`);
  const context: JsonObject = { ...call.context, ...change.context };
  if (change.reservation) context.reservation = { ...(context.reservation as JsonObject), ...change.reservation };
  return judge(action, { ...call.args, ...change.args }, context);
}

describe("the airline's pact", () => {
  test("has no finding of the lint against what its registry registers", () => {
    const slugs = (rows: { slug: string }[]) => rows.map(({ slug }) => slug);
    const names = {
      teams: slugs(registry.teams),
      agents: [registry.agent.slug],
      sources: slugs(registry.sources),
      counterparties: [],
      workflows: [registry.workflow.slug],
    };
    expect(lintPact(document, { ...names, actions })).toEqual([]);
  });

  test("comes with at least 40 clean units over at least three days for every proof that it asks for", () => {
    const items = sources.flatMap((source) => freshEvidence({ source, agent: "desk-agent", fingerprint: "f", now: NOW }));
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    for (const { evidence } of document.clauses) {
      for (const spec of evidence) {
        const own = items.filter((item) => item.kind === spec.kind && spec.sources.includes(item.source) && item.result === "pass");
        const times = own.map(({ observedAt }) => Date.parse(observedAt));
        expect(own.length).toBeGreaterThanOrEqual(40);
        expect(Math.max(...times) - Math.min(...times)).toBeGreaterThanOrEqual(3 * DAY);
        expect(NOW - Math.max(...times)).toBeLessThan(2 * HOUR);
      }
    }
  });

  test.each(Object.keys(CALLS))("permits %s in good order", (action) => {
    expect(changed(action, {})).toEqual({ verdict: "permit", clauses: [] });
  });

  const round = { flight_type: "round_trip" };
  const legs = [leg, { ...leg, origin: "BER", destination: "OSL" }];
  const two = [
    { flight_number: "ABC100", date: "2026-12-01" },
    { flight_number: "ABC101", date: "2026-12-05" },
  ];
  const certificates = [
    { payment_id: "certificate_1", amount: 60 },
    { payment_id: "certificate_2", amount: 60 },
  ];

  test.each<[string, string, Parameters<typeof changed>[1], string, string[]]>([
    ["a booking that nobody said yes to", "book_reservation", { context: { user_confirmed: false } }, "hold", ["A-1"]],
    ["another customer's reservation", "cancel_reservation", { context: { session_user: "u-2" } }, "deny", ["A-2"]],
    ["a change for a customer who isn't known yet", "update_reservation_baggages", { context: { session_user: null } }, "permit", ["A-3"]],
    ["a cancellation of what nobody read", "cancel_reservation", { context: { reservation_read_before: false } }, "hold", ["A-4"]],
    ["a booking for six", "book_reservation", { args: { passengers: Array(6).fill(passenger), total_baggages: 6 } }, "hold", ["B-1"]],
    ["two certificates", "book_reservation", { args: { payment_methods: certificates } }, "hold", ["B-2"]],
    ["somebody else's card", "book_reservation", { args: { payment_methods: [{ payment_id: "credit_card_9", amount: 1 }] } }, "deny", ["B-3"]],
    ["a bag too many for free", "book_reservation", { args: { total_baggages: 2 } }, "hold", ["B-4"]],
    ["a free bag that is charged", "book_reservation", { args: { nonfree_baggages: 1 } }, "hold", ["B-4"]],
    ["a booking to elsewhere", "book_reservation", { args: { destination: "JFK" } }, "hold", ["B-5"]],
    ["a round trip without a way back", "book_reservation", { args: round }, "hold", ["B-5"]],
    ["a flight that has left", "book_reservation", { context: { flights_route: [{ ...leg, status: "flying" }] } }, "hold", ["B-6"]],
    ["a booking in another name", "book_reservation", { args: { user_id: "u-2" } }, "deny", ["B-7"]],
    ["a certificate for another", "send_certificate", { args: { user_id: "u-2" } }, "deny", ["B-7"]],
    ["other flights in basic economy", "update_reservation_flights", { reservation: { cabin: "basic_economy" } }, "hold", ["F-1"]],
    ["a change that ends elsewhere", "update_reservation_flights", { context: { flights_route: [{ ...leg, destination: "JFK" }] } }, "hold", ["F-2"]],
    ["a change paid with a certificate", "update_reservation_flights", { args: { payment_id: "certificate_1" } }, "hold", ["F-3"]],
    ["a change onto a flight off sale", "update_reservation_flights", { context: { flights_route: [{ ...leg, status: "on time" }] } }, "hold", ["F-4"]],
    ["a change charged to a stranger", "update_reservation_flights", { args: { payment_id: "gift_card_9" } }, "deny", ["F-5"]],
    ["a bag taken off", "update_reservation_baggages", { args: { total_baggages: 0, nonfree_baggages: 0 } }, "hold", ["L-1"]],
    ["a bag that isn't charged", "update_reservation_baggages", { args: { nonfree_baggages: 0 } }, "hold", ["L-2"]],
    ["one passenger more", "update_reservation_passengers", { args: { passengers: [passenger, passenger] } }, "deny", ["N-1"]],
    ["a cancellation of what has begun", "cancel_reservation", { reservation: { flight_status: [{ status: "landed" }] } }, "hold", ["C-1"]],
    ["a cancellation without a ground", "cancel_reservation", { reservation: { cabin: "economy" } }, "hold", ["C-2"]],
    ["an insured cancellation without a reason", "cancel_reservation", { reservation: { cabin: "economy", insurance: "yes" } }, "hold", ["C-3"]],
    [
      "a certificate for a regular",
      "send_certificate",
      { context: { user_reservations: [{ cabin: "economy", insurance: "no", n_passengers: 1 }] } },
      "hold",
      ["G-1"],
    ],
    ["a certificate too large", "send_certificate", { args: { amount: 75 } }, "hold", ["G-2"]],
  ])("doesn't let %s pass", (_what, action, change, verdict, clauses) => {
    expect(changed(action, change)).toEqual({ verdict, clauses });
  });

  test.each<[string, string, Parameters<typeof changed>[1]]>([
    ["a gold member's third bag", "book_reservation", { args: { total_baggages: 3 }, context: { user: { ...customer, membership: "gold" } } }],
    [
      "a cabin change in basic economy",
      "update_reservation_flights",
      { args: { flights: [two[0] as JsonObject], cabin: "business" }, reservation: { cabin: "basic_economy" } },
    ],
    ["a round trip that comes back", "book_reservation", { args: { ...round, flights: two }, context: { flights_route: legs } }],
    [
      "an insured cancellation for a reason that is covered",
      "cancel_reservation",
      { reservation: { cabin: "economy", insurance: "yes" }, context: { cancellation_reason: "health" } },
    ],
    ["a cancellation on the day of booking", "cancel_reservation", { reservation: { cabin: "economy", created_at: "2024-05-15T09:00:00" } }],
  ])("lets %s pass", (_what, action, change) => {
    expect(changed(action, change)).toEqual({ verdict: "permit", clauses: [] });
  });

  test("holds a call whose context is missing, and one that isn't as its schema says", () => {
    const call = CALLS.cancel_reservation;
    expect(judge("cancel_reservation", call?.args ?? {}, {}).verdict).toBe("hold");
    expect(changed("send_certificate", { args: { amount: "50" } }).verdict).toBe("hold");
    expect(changed("update_reservation_flights", { args: { seat: "1A" } }).verdict).toBe("hold");
  });
});
