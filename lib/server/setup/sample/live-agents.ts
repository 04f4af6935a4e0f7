// The sample's agents as processes of their own would be: they know an address and their keys, and talk HTTP like anybody's.
import fs from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { SampleKeys } from "./load-sample";
import { proofItem } from "./proof-item";
import { bankChange, contactChange, PROOFS, payment, refund, type SampleAsk, seededChance } from "./sample-work";

const ASK_EVERY_MS = 12_000;
const PROVE_EVERY_MS = 10 * 60_000;
const AGAIN_AFTER_MS = 5_000;

type Answer = { id: string; verdict: string; hold?: { id: string } };
type HoldAnswer = { status: string; grant?: string };

/** Runs until it is ended. `url` is where the product answers. */
async function liveOn(url: string, { fingerprints, keys }: SampleKeys): Promise<void> {
  const chance = seededChance(Date.now());
  let provedAt = 0;
  // Whoever has just arrived finds something to decide.
  const first: SampleAsk[] = [bankChange(chance), payment(Math.floor(Date.now() / 1000) - 1, chance, true)];
  for (let number = Math.floor(Date.now() / 1000); ; number++) {
    try {
      if (Date.now() - provedAt > PROVE_EVERY_MS) {
        await prove();
        provedAt = Date.now();
      }
      void work(first.pop() ?? nextAsk(number, chance)).catch(() => {});
      await pause(ASK_EVERY_MS);
    } catch {
      // The product is starting, stopping or away. Nothing is done without its answer; ask again later.
      await pause(AGAIN_AFTER_MS);
    }
  }

  async function call<T>(path: string, key: string | undefined, body?: unknown): Promise<T> {
    const response = await fetch(url + path, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return (await response.json()) as T;
  }

  async function prove(): Promise<void> {
    const run = new Date().toISOString();
    for (const source of new Set(PROOFS.map((proof) => proof.source))) {
      const items = PROOFS.filter((proof) => proof.source === source).map((proof) => proofItem(proof, { fingerprints }, Date.now(), run, chance));
      await call("/api/v1/evidence", keys.sources[source], items);
    }
  }

  async function work({ agent, ...ask }: SampleAsk): Promise<void> {
    const key = keys.agents[agent];
    const request = { agent, ...ask, fingerprint: fingerprints[agent], supports: [], runId: `live-${new Date().toISOString().slice(0, 10)}` };
    const first = await call<Answer>("/api/v1/decisions", key, request);
    const answer = first.verdict === "hold" && first.hold ? await afterHold(first.hold.id, key, request) : first;
    if (answer?.verdict === "permit") await call(`/api/v1/decisions/${answer.id}/outcome`, key, { execution: "executed" });
  }

  async function afterHold(id: string, key: string | undefined, request: object): Promise<Answer | null> {
    for (;;) {
      const hold = await call<HoldAnswer>(`/api/v1/holds/${id}?wait=50`, key);
      if (hold.grant) return call<Answer>("/api/v1/decisions", key, { ...request, grant: hold.grant });
      if (hold.status !== "open") return null;
    }
  }
}

function nextAsk(number: number, chance: () => number): SampleAsk {
  const one = chance();
  if (one < 0.6) return payment(number, chance);
  if (one < 0.9) return refund(number, chance);
  return one < 0.99 ? contactChange(number, chance) : bankChange(chance);
}

const [url, keysFile] = process.argv.slice(2);
if (!url || !keysFile) throw new Error("Usage: live-agents URL KEYS_FILE");
process.on("disconnect", () => process.exit(0));
await liveOn(url, JSON.parse(fs.readFileSync(keysFile, "utf8")) as SampleKeys);
