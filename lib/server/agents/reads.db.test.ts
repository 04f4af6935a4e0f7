import { beforeAll, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "@/lib/core/time";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { closeTriggerOperation } from "../narrowing/close-trigger";
import { narrowAgentOperation } from "../narrowing/narrow-agent";
import { type InvoiceHouse, invoiceHouse } from "../testing/invoice-house";
import { listAgents, loadAgent } from "./reads";

const START = Date.now();
let house: InvoiceHouse;
beforeAll(async () => {
  house = await invoiceHouse({ at: START });
});

const detail = async (now = START + MINUTE, actor = house.ana) => {
  const found = await loadAgent(actor, "invoice-bot", { now });
  if (!found) throw new Error("the agent is registered");
  return found;
};

describe("the list of agents", () => {
  test("says how much each may do, since when, what is weakest and when that changes by itself", async () => {
    const [row] = await listAgents(house.ana, START + MINUTE);
    expect(row).toMatchObject({
      slug: "invoice-bot",
      lane: "allow",
      since: new Date(START).toISOString(),
      authority: expect.stringContaining("Goes ahead without a person where its conditions are met: payments.release"),
      weakest: { clause: "C-1", freshness: "fresh" },
      changesAt: new Date(START + 3 * HOUR).toISOString(),
      nextLane: "escalate",
      build: { label: "1", standing: "verified" },
      owner: { slug: "finance-ops" },
    });
  });

  test("tells of an old proof before the change is written down", async () => {
    const [row] = await listAgents(house.ana, START + 3 * HOUR);
    expect(row).toMatchObject({ lane: "escalate", since: null, weakest: { clause: "C-1", freshness: "stale" } });
    expect(row?.authority).toContain("Waits for payments-ops: payments.release and invoices.summarise.");
  });

  test("puts an agent that nothing governs where it is seen, and says that everything is denied", async () => {
    await pool.query("insert into agent (id, slug, name, owner_team_id, registered_at) select 'agt_new', 'new-bot', 'New bot', id, now() from team limit 1");
    await pool.query("update snapshot_head set version = version + 1");
    const rows = await listAgents(house.ana, START + MINUTE);
    expect(rows.map(({ slug, lane }) => [slug, lane])).toEqual([
      ["new-bot", null],
      ["invoice-bot", "allow"],
    ]);
    expect(rows[0]).toMatchObject({ authority: expect.stringContaining("every request is denied"), build: null, weakest: null });
    expect(await loadAgent(house.ana, "new-bot")).toMatchObject({ lane: null, delegations: [], clauses: [], build: null });
  });
});

describe("the page of an agent", () => {
  test("answers the five questions for every clause", async () => {
    const { clauses } = await detail();
    expect(clauses.map(({ key, freshness, owner }) => [key, freshness?.state, owner?.slug])).toEqual([
      ["C-1", "fresh", "document-quality"],
      ["C-2", "fresh", "accounts-payable"],
      ["C-3", "fresh", "procurement"],
      ["C-4", "fresh", "accounts-payable"],
    ]);
    expect(clauses[0]).toMatchObject({
      obligation: expect.stringContaining("cites the source document"),
      proofs: [{ kind: "citation-eval", sources: ["eval-runner"], state: "fresh", left: expect.closeTo(0.75, 1) }],
      changes: [expect.stringContaining("older than 4\u00a0h")],
    });
    expect(clauses[2]?.changes).toEqual([expect.stringContaining("waits for payments-ops"), expect.stringContaining("the action is denied")]);
  });

  test("says what each narrowing would leave, as the core would decide it", async () => {
    const { narrowing } = await detail();
    expect(narrowing.degrade.effects).toEqual([
      { pact: { slug: "invoice-payments", name: "Paying supplier invoices" }, lane: "degrade", authority: expect.stringContaining("with limits (at most EUR") },
    ]);
    expect(narrowing.escalate.effects[0]).toMatchObject({ lane: "escalate", authority: "Everything waits for payments-ops." });
    expect(narrowing.suspend).toMatchObject({ already: false, effects: [{ lane: "recover", authority: "Everything is denied." }] });
  });

  test("shows who narrowed it and why, and what whoever looks may do about it", async () => {
    const opened = await perform(
      narrowAgentOperation,
      house.ana,
      { agent: "invoice-bot", level: "escalate", reason: "Paid one invoice twice." },
      START + MINUTE,
    );
    if (!opened.ok) throw new Error(opened.refusal);
    const mine = await detail(START + MINUTE + 1);
    expect(mine).toMatchObject({ lane: "escalate", authority: [{ sentence: "Everything waits for payments-ops." }] });
    expect(mine.triggers).toEqual([
      expect.objectContaining({
        kind: "manual",
        level: "escalate",
        openedBy: { kind: "member", id: house.ana.id, name: "Ana" },
        reason: "Paid one invoice twice.",
        owner: "finance-ops",
        retractUntil: new Date(START + 2 * MINUTE).toISOString(),
        closeRefusal: "second_person_needed",
      }),
    ]);
    expect(mine.narrowing.degrade.already).toBe(true);
    expect(mine.narrowing.suspend.already).toBe(false);
    const [theirs] = (await detail(START + MINUTE + 1, house.bo)).triggers;
    expect(theirs).toMatchObject({ retractUntil: null, closeRefusal: "forbidden" });
    const [leads] = (await detail(START + 2 * MINUTE, house.tess)).triggers;
    expect(leads).toMatchObject({ closeRefusal: null });

    await perform(closeTriggerOperation, house.tess, { triggerId: opened.value.triggerId, reason: "It was a duplicate." }, START + 3 * MINUTE);
    const after = await detail(START + 4 * MINUTE);
    expect(after.triggers).toEqual([]);
    expect(after.timeline.map(({ from, to }) => [from, to])).toEqual([
      ["escalate", "allow"],
      ["allow", "escalate"],
      [null, "allow"],
    ]);
    expect(after.timeline[1]).toMatchObject({
      pact: "Paying supplier invoices",
      build: "1",
      causes: [{ kind: "manual" }],
      entry: expect.stringMatching(/^pact_.+\.\d+$/),
    });
  });

  test("of an unknown agent isn't there", async () => {
    expect(await loadAgent(house.ana, "nobody")).toBeNull();
  });
});
