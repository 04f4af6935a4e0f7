import { expect, test } from "vitest";
import { invoicePact } from "@/lib/core/testing/invoice-pact";
import { CLI } from "../auth/actor";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { snapshots } from "../pdp/snapshots";
import { createTeamOperation } from "../teams/operations";
import { invoiceHouse } from "../testing/invoice-house";
import { changeAgentOperation, registerAgentOperation } from "./register-operations";
import { loadRegisteredAgent } from "./register-reads";

test("an agent is known to the door once it is registered, and has a standing lane where a live pact names it", async () => {
  await invoiceHouse({ document: { ...invoicePact, agents: ["invoice-bot", "second-bot"] } });
  expect(snapshots.current.snapshot.agents.has("second-bot")).toBe(false);
  const answer = await perform(registerAgentOperation, CLI, { slug: "second-bot", name: "Second bot", ownerTeam: "finance-ops" });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  expect(snapshots.current.snapshot.agents.has("second-bot")).toBe(true);
  expect((await pool.query("select from delegation where agent_id = $1", [answer.value.id])).rowCount).toBe(1);
});

test("its short name is its own, and its team must exist", async () => {
  expect(await perform(registerAgentOperation, CLI, { slug: "invoice-bot", name: "x", ownerTeam: "finance-ops" })).toMatchObject({
    refusal: "already_exists",
    fields: { slug: expect.any(String) },
  });
  expect(await perform(registerAgentOperation, CLI, { slug: "third-bot", name: "x", ownerTeam: "nobody" })).toMatchObject({
    refusal: "bad_request",
    fields: { ownerTeam: expect.any(String) },
  });
  expect(await perform(registerAgentOperation, CLI, { slug: "Third Bot", name: "x", ownerTeam: "finance-ops" })).toMatchObject({
    fields: { slug: expect.any(String) },
  });
});

test("name and owner can change, the short name never does", async () => {
  await perform(createTeamOperation, CLI, { slug: "elsewhere", name: "Elsewhere" });
  expect((await perform(changeAgentOperation, CLI, { agentId: "second-bot", name: "Renamed", ownerTeam: "elsewhere" })).ok).toBe(true);
  expect(await loadRegisteredAgent(CLI, "second-bot")).toMatchObject({ name: "Renamed", ownerTeam: "elsewhere", builds: 0 });
  expect(await perform(changeAgentOperation, CLI, { agentId: "second-bot", slug: "other" })).toMatchObject({ fields: { slug: expect.any(String) } });
  expect(await perform(changeAgentOperation, CLI, { agentId: "nobody", name: "x" })).toMatchObject({ refusal: "not_found" });
});
