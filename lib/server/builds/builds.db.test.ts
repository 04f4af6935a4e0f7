import { beforeAll, describe, expect, test, vi } from "vitest";
import { decide } from "@/lib/core/decisions/decide";
import type { BuildId } from "@/lib/core/ids";
import { ok } from "@/lib/core/result";
import { invoiceRequest } from "@/lib/core/testing/invoice-world";
import { type Actor, CLI, type MemberActor } from "../auth/actor";
import buildsCommand from "../commands/builds";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { transact } from "../ledger/transact";
import { snapshots } from "../pdp/snapshots";
import { type InvoiceHouse, invoiceHouse } from "../testing/invoice-house";
import { fingerprintOf } from "./fingerprint";
import { listBuilds } from "./reads";
import { registerBuildOperation } from "./register-build";
import { seeBuild } from "./see-build";
import { verifyBuildOperation } from "./verify-build";

let house: InvoiceHouse;
beforeAll(async () => {
  house = await invoiceHouse();
});

const scope = { actions: ["payments.release"], tools: [], counterparties: ["north-supply"], maxAmountMinor: 100_000, currency: "EUR" };
const parts = { model: "claude", modelVersion: "5", promptDigest: "sha256:aa", toolsetDigest: "sha256:bb" };
const register = (input: object, actor: Actor = CLI) =>
  perform(registerBuildOperation, actor, { agent: "invoice-bot", label: "next", declaredScope: scope, ...input });
const verify = (buildId: string, verifiedScope: object = scope, actor: Actor = house.tess) => perform(verifyBuildOperation, actor, { buildId, verifiedScope });
const decided = (fingerprint: string) => decide({ ...invoiceRequest, fingerprint }, snapshots.current.snapshot, Date.now());
const kinds = (fingerprint: string) => [...new Set(decided(fingerprint).contributions.map((c) => c.kind))].sort();

async function registered(input: object): Promise<BuildId> {
  const answer = await register(input);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value.id;
}

describe("a build", () => {
  test("made of its parts has the fingerprint that anybody can make from them", async () => {
    const answer = await register({ parts });
    expect(answer).toMatchObject({ ok: true, value: { agent: "invoice-bot", fingerprint: fingerprintOf(parts, scope) } });
    expect(fingerprintOf({ ...parts, modelVersion: "6" }, scope)).not.toBe(fingerprintOf(parts, scope));
    expect(fingerprintOf(parts, { ...scope, tools: ["mail"] })).not.toBe(fingerprintOf(parts, scope));
  });

  test("may do nothing by itself until somebody vouches for it, and then what was vouched for", async () => {
    const id = await registered({ fingerprint: "sha256:two" });
    expect(kinds("sha256:two")).toContain("fingerprint_change");
    expect(decided("sha256:two").verdict).not.toBe("permit");
    expect(await verify(id)).toMatchObject({ ok: true, value: { agent: "invoice-bot" } });
    // What is left is that nothing was observed on it yet.
    expect(kinds("sha256:two")).toEqual(["evidence_missing"]);
    expect((await listBuilds(CLI, "invoice-bot"))[0]).toMatchObject({ standing: "verified", verifiedBy: "Tess", verifiedScope: scope });
    const { rows } = await pool.query("select lane from delegation where build_id = $1", [id]);
    expect(rows).toEqual([{ lane: "escalate" }]);
  });

  test("can't be registered twice", async () => {
    await registered({ fingerprint: "sha256:three" });
    expect(await register({ fingerprint: "sha256:three" })).toMatchObject({ refusal: "already_exists", fields: { fingerprint: expect.any(String) } });
  });

  test("that the door saw first keeps its id when somebody says what it is", async () => {
    await transact(Date.now(), async (tx) => {
      await seeBuild(tx, house.agentId, "sha256:seen");
      return ok(null);
    });
    const [seen] = await listBuilds(CLI, "invoice-bot");
    expect(seen).toMatchObject({ standing: "seen", declaredScope: null });
    expect(await verify(seen?.id ?? "")).toMatchObject({ refusal: "build_not_registered" });
    expect(await registered({ fingerprint: "sha256:seen" })).toBe(seen?.id);
    expect((await listBuilds(CLI, "invoice-bot"))[0]).toMatchObject({ standing: "registered", firstSeenAt: seen?.firstSeenAt });
  });

  test.each([
    ["neither fingerprint nor parts", {}, "fingerprint"],
    ["both", { fingerprint: "sha256:x", parts }, "fingerprint"],
    ["a fingerprint with a space", { fingerprint: "a b" }, "fingerprint"],
    ["a part too many", { parts: { ...parts, temperature: "1" } }, "parts.temperature"],
    ["an amount that isn't whole", { fingerprint: "sha256:x", declaredScope: { ...scope, maxAmountMinor: 1.5 } }, "declaredScope.maxAmountMinor"],
  ])("with %s is refused, with the field named", async (_, input, field) => {
    const answer = await register(input);
    expect(answer).toMatchObject({ refusal: "bad_request" });
    expect(Object.keys(answer.ok ? {} : (answer.fields ?? {}))).toEqual([field]);
  });

  test("of an unknown agent is refused", async () => {
    expect(await register({ agent: "nobody", fingerprint: "sha256:x" })).toMatchObject({ refusal: "not_found", fields: { agent: expect.any(String) } });
  });
});

describe("vouching for a build", () => {
  let id: BuildId;
  beforeAll(async () => {
    id = await registered({ fingerprint: "sha256:vouched" });
  });

  test("is for trust leads, and no key's business", async () => {
    expect(await verify(id, scope, house.ana)).toMatchObject({ refusal: "forbidden" });
    const key = { kind: "key", id: "key_1", name: "ci", scopes: ["configure"], agentId: null, sourceId: null, ratePerMinute: null } as const;
    expect(await verify(id, scope, key)).toMatchObject({ refusal: "forbidden" });
    expect(await register({ fingerprint: "sha256:by-key" }, key)).toMatchObject({ ok: true });
  });

  test("is nobody's who owns the agent", async () => {
    const owner: MemberActor = { ...house.tess, teams: ["finance-ops"] };
    expect(await verify(id, scope, owner)).toMatchObject({ refusal: "own_agent_build" });
  });

  test("never reaches beyond what was declared", async () => {
    expect(await verify(id, { ...scope, actions: ["payments.release", "suppliers.update_bank"], maxAmountMinor: 200_000 })).toMatchObject({
      refusal: "scope_wider_than_declared",
      fields: { "verifiedScope.actions": expect.stringContaining("suppliers.update_bank"), "verifiedScope.maxAmountMinor": expect.any(String) },
    });
    expect(await verify(id, { ...scope, maxAmountMinor: 50_000 })).toMatchObject({ ok: true });
  });

  test("of one that isn't there is refused", async () => {
    expect(await verify("bld_nothing")).toMatchObject({ refusal: "not_found" });
  });
});

describe("npm run builds", () => {
  const run = async (...argv: string[]) => {
    const out: string[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(line));
    const error = vi.spyOn(console, "error").mockImplementation((line: string) => void out.push(line));
    const code = await buildsCommand(argv);
    log.mockRestore();
    error.mockRestore();
    return { code, text: out.join("\n") };
  };

  test("registers, verifies and lists", async () => {
    const made = ["--agent", "invoice-bot", "--label", "spring", "--fingerprint", "sha256:cli", "--actions", "payments.release", "--counterparties", "*"];
    expect(await run("register", ...made, "--json")).toMatchObject({ code: 0, text: expect.stringContaining('"fingerprint":"sha256:cli"') });
    expect(await run("verify", "--agent", "invoice-bot", "--fingerprint", "sha256:cli")).toEqual({
      code: 0,
      text: "Verified spring of invoice-bot for payments.release, towards *.",
    });
    expect((await run("list", "--agent", "invoice-bot")).text).toContain("verified    sha256:cli  spring");
  });

  test("says what was refused and what wasn't understood", async () => {
    expect(await run("verify", "--agent", "invoice-bot", "--fingerprint", "sha256:cli", "--actions", "anything.else")).toMatchObject({
      code: 1,
      text: expect.stringContaining("anything.else: not in the declared scope"),
    });
    expect((await run("verify", "--agent", "invoice-bot", "--fingerprint", "sha256:none")).code).toBe(1);
    expect((await run("register", "--colour", "red")).code).toBe(2);
    expect((await run("--help")).text).toContain("npm run builds -- register");
  });
});
