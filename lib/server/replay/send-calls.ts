import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import type { RecordedCall } from "./read-calls";

export type Door = { url: string; key: string };
/** What every call says of itself beside what was recorded. */
export type Asker = { agent: string; workflow: string; fingerprint: string | null; supports: string[]; action: (tool: string) => string };
export type Answered = { call: RecordedCall; answer: DecisionAnswer } | { call: RecordedCall; refused: { status: number; problem: string } };

const ATTEMPTS = 8;
const LONGEST_PAUSE_MS = 60_000;

/** Asks the door about every call, in their order, `concurrency` of them at a time. Ends at the first that gets no answer at all. */
export async function sendCalls(
  door: Door,
  asker: Asker,
  calls: readonly RecordedCall[],
  { concurrency, heard }: { concurrency: number; heard: (answered: Answered) => void },
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let call = calls[next++]; call; call = calls[next++]) heard(await ask(door, asker, call));
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}

async function ask(door: Door, { agent, workflow, fingerprint, supports, action }: Asker, call: RecordedCall): Promise<Answered> {
  const { tool, args, context, run } = call;
  const body = { agent, workflow, action: action(tool), args, context, fingerprint, supports, runId: run };
  const { status, said } = await post(door, "/api/v1/decisions", body);
  if (status === 200) return { call, answer: said as DecisionAnswer };
  const { title, fields } = (said ?? {}) as { title?: string; fields?: Record<string, string> };
  const where = Object.entries(fields ?? {}).map(([field, problem]) => `${field} ${problem}`);
  // Who may not ask at all has nothing to replay; a call that can't be asked about is an answer of its own.
  if (status === 401 || status === 403) throw new Error(`The door doesn't take this key: ${where.join("; ") || title || status}`);
  return { call, refused: { status, problem: where.join("; ") || title || `status ${status}` } };
}

/** Nothing that was permitted here is carried out, and the door gives back what it counted. */
export async function reportNotExecuted(door: Door, decisionId: string): Promise<void> {
  await post(door, `/api/v1/decisions/${decisionId}/outcome`, { execution: "not_executed", detail: "replayed from a recording" });
}

/** A key made a moment ago may not be known to the server yet, and a pace may be exceeded: both pass. */
async function post({ url, key }: Door, path: string, body: unknown): Promise<{ status: number; said: unknown }> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url + path, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    }).catch((error: Error) => error);
    const status = response instanceof Error ? 0 : response.status;
    const passing = status === 0 || status === 429 || status >= 500 || (status === 401 && attempt <= 3);
    if (passing && attempt < ATTEMPTS) {
      const asked = response instanceof Error ? null : Number(response.headers.get("retry-after"));
      await pause(Math.min(asked ? asked * 1_000 : 100 * 2 ** attempt, LONGEST_PAUSE_MS));
      continue;
    }
    if (response instanceof Error) throw new Error(`Nobody answers at ${url}: ${(response.cause as Error | undefined)?.message ?? response.message}`);
    if (passing) throw new Error(`The door at ${url} gave no answer: status ${status}.`);
    return { status, said: await response.json().catch(() => null) };
  }
}
