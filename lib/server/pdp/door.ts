import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { problemOf } from "@/lib/contract/answers";
import { REFUSALS, type RefusalCode } from "@/lib/contract/refusals";
import { ok, type Result } from "@/lib/core/result";
import type { KeyActor } from "../auth/actor";
import { keyActorOf } from "../auth/api-actor";
import { reportOutcomeOperation } from "../decisions/report-outcome";
import { perform } from "../entry/perform";
import { LARGEST_BODY, parseJson } from "../entry/read-json-body";
import { sha256 } from "../ledger/canonical";
import { transact } from "../ledger/transact";
import { oncePerProcess } from "../process/once-per-process";
import { answerDecision } from "./answer-decision";
import { RateLimit } from "./rate-limit";
import { readAsk } from "./read-ask";
import { snapshots } from "./snapshots";

const DECISIONS = "/api/v1/decisions";
const OUTCOME = /^\/api\/v1\/decisions\/(dec_[a-z2-7]+)\/outcome$/;
const IDEMPOTENCY_KEY = /^"?([\x21\x23-\x7e]{1,200})"?$/;

const limits = oncePerProcess("pdp.rate-limit", () => new RateLimit());

/** Takes the requests of the hot path; false leaves a request to whoever comes next. */
export function machineDoor(req: IncomingMessage, res: ServerResponse): boolean {
  if (req.method !== "POST" || !req.url) return false;
  if (req.url === DECISIONS) {
    receive(req, res, (actor, body) => decision(req, res, actor, body), "decide");
    return true;
  }
  const outcome = OUTCOME.exec(req.url)?.[1];
  if (!outcome) return false;
  receive(req, res, (actor, body) => reported(res, actor, body, outcome), "outcome");
  return true;
}

/** Reads the body, knows the caller, keeps its pace. Whatever goes wrong denies: nothing is permitted by an error. */
function receive(req: IncomingMessage, res: ServerResponse, handle: (actor: KeyActor, body: unknown) => Promise<void>, scope: "decide" | "outcome"): void {
  const chunks: Buffer[] = [];
  let size = 0;
  req.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
    else if (!res.headersSent) {
      refuse(res, "too_large", undefined, { connection: "close" });
      req.destroy();
    }
  });
  req.on("error", () => {});
  req.on("end", () => {
    if (res.headersSent) return;
    const actor = caller(req, scope);
    if (!actor.ok) return refuse(res, actor.refusal);
    const now = Date.now();
    const wait = limits.take(actor.value.id, actor.value.ratePerMinute ?? snapshots.current.defaultRatePerMinute, now);
    if (wait > 0) {
      tellOverload(actor.value, now);
      return refuse(res, "rate_limited", undefined, { "retry-after": String(Math.ceil(wait / 1000)) });
    }
    const body = parseJson(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    if (!body.ok) return refuse(res, body.refusal, body.fields);
    handle(actor.value, body.value).catch((error: Error) => {
      console.error(`A request to ${req.url} couldn't be answered: ${error.message}`);
      if (!res.headersSent) refuse(res, "unavailable");
    });
  });
}

/** Refused requests leave one line a minute in history, not one each: a flood must not become a flood of records. */
function tellOverload(actor: KeyActor, at: number): void {
  const refused = limits.toTell(actor.id, at);
  if (refused === 0) return;
  const data = { kind: "fail_closed", ref: `rate_limit:${actor.id}:${refused}`, owner: null };
  transact(at, async (tx) => {
    await tx.append({ type: "exception.opened", chain: "org", at: tx.iso, actor: actor.id, data });
    return ok(null);
  }).catch((error: Error) => console.error(`Refused requests couldn't be put on record: ${error.message}`));
}

function caller(req: IncomingMessage, scope: "decide" | "outcome"): Result<KeyActor, RefusalCode> {
  const actor = keyActorOf(req.headers.authorization, Date.now());
  if (actor.ok && !actor.value.scopes.includes(scope)) return { ok: false, refusal: "forbidden" };
  return actor;
}

async function decision(req: IncomingMessage, res: ServerResponse, actor: KeyActor, body: unknown): Promise<void> {
  const asked = readAsk(body);
  if (!asked.ok) return refuse(res, asked.refusal, asked.fields);
  if (actor.agentId === null || snapshots.current.snapshot.agents.get(asked.value.ask.agent)?.id !== actor.agentId)
    return refuse(res, "not_your_agent", { agent: "isn't the agent this key speaks for" });
  const header = req.headers["idempotency-key"];
  const key = header === undefined ? null : (IDEMPOTENCY_KEY.exec(String(header))?.[1] ?? "");
  if (key === "") return refuse(res, "bad_request", { "Idempotency-Key": "must be 1 to 200 printable characters" });
  const { ask, actionDigest, contextText } = asked.value;
  const digest = (): string => sha256(actionDigest, contextText, JSON.stringify([ask.fingerprint, ask.supports, ask.runId, ask.grant])).toString("hex");
  const answer = await answerDecision(asked.value, actor, key === null ? null : { key, digest: digest() });
  if (answer.ok) send(res, 200, answer.value);
  else refuse(res, answer.refusal, answer.fields);
}

async function reported(res: ServerResponse, actor: KeyActor, body: unknown, decisionId: string): Promise<void> {
  const input = typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body, decisionId } : body;
  const answer = await perform(reportOutcomeOperation, actor, input);
  if (answer.ok) send(res, 200, answer.value);
  else refuse(res, answer.refusal, answer.fields);
}

function send(res: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}): void {
  const text = JSON.stringify(value);
  res.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text), ...headers }).end(text);
}

/** A refusal at this door is a denial to whoever reads only the verdict. */
function refuse(res: ServerResponse, code: RefusalCode, fields?: Record<string, string>, headers: Record<string, string> = {}): void {
  send(res, REFUSALS[code].status, { ...problemOf(code, fields), verdict: "deny" }, { "content-type": "application/problem+json", ...headers });
}
