import "server-only";
import { createHash } from "node:crypto";
import { DecisionAsk } from "@/lib/contract/decisions";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { DecisionRequest } from "@/lib/core/decisions/decision";
import { readPath } from "@/lib/core/decisions/request-facts";
import { actionKey } from "@/lib/core/decisions/snapshot";
import { ok, type Result, refuse } from "@/lib/core/result";
import { fieldsOf } from "../entry/perform";
import { canonical, sha256 } from "../ledger/canonical";
import type { DoorState } from "./door-state";
import { malformedInputs } from "./input-checks";

const DEEPEST = 32;

/** A request as it came, with the exact text its digest is over. */
export type Asked = { ask: DecisionAsk; argsText: string; contextText: string; actionText: string; actionDigest: string };

export function readAsk(body: unknown): Result<Asked, RefusalCode> {
  if (!depthWithin(body, DEEPEST)) return refuse("bad_request", { body: `is nested deeper than ${DEEPEST} levels` });
  const parsed = DecisionAsk.safeParse(body);
  if (!parsed.success) return refuse("bad_request", fieldsOf(parsed.error));
  const ask = parsed.data;
  const argsText = canonicalField(ask.args);
  if (argsText === null) return refuse("bad_request", { args: "holds a number or text that JSON can't say exactly" });
  const contextText = canonicalField(ask.context ?? {});
  if (contextText === null) return refuse("bad_request", { context: "holds a number or text that JSON can't say exactly" });
  const actionText = `{"action":${JSON.stringify(ask.action)},"agent":${JSON.stringify(ask.agent)},"args":${argsText},"workflow":${JSON.stringify(ask.workflow)}}`;
  return ok({ ask, argsText, contextText, actionText, actionDigest: `sha256:${sha256(actionText).toString("hex")}` });
}

// As canonical text writes it; an even number of backslashes before it is text.
const NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/** Null for what can't be digested and kept alike: PostgreSQL keeps no NUL, and any text of a request may end up in a column. */
function canonicalField(value: unknown): string | null {
  try {
    const text = canonical(value);
    return NUL.test(text) ? null : text;
  } catch {
    return null;
  }
}

function depthWithin(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (levels === 0) return false;
  for (const item of Array.isArray(value) ? value : Object.values(value)) if (!depthWithin(item, levels - 1)) return false;
  return true;
}

/** Handed to the core: what the gate has counted, and the approval that comes with the request. */
export type Counts = DecisionRequest["counted"];

/** The question the core is asked: the request with everything the door works out about it. */
export function decisionRequest({ ask, actionDigest }: Asked, state: DoorState, counted: Counts, approval: DecisionRequest["approval"]): DecisionRequest {
  const key = actionKey(ask.workflow, ask.action);
  const checks = state.checks.get(key);
  const context = ask.context ?? {};
  const malformed = checks ? [...malformedInputs("args", checks.args, ask.args), ...malformedInputs("context", checks.context, context)] : [];
  return {
    agent: ask.agent,
    workflow: ask.workflow,
    action: ask.action,
    args: ask.args,
    context,
    fingerprint: ask.fingerprint ?? null,
    supports: ask.supports ?? [],
    actionDigest,
    malformed,
    buckets: bucketsOf(ask, state),
    counted,
    approval,
  };
}

const BUCKETS = 10_000;

/** 0–9999 by case, never by an id the agent could choose afresh: SHA-256(purpose, newline, case key), first four bytes. */
function bucketsOf(ask: DecisionAsk, state: DoorState): (purpose: string) => number {
  let caseKey: string | null = null;
  return (purpose) => {
    caseKey ??= caseKeyOf(ask, state);
    return createHash("sha256").update(`${purpose}\n${caseKey}`).digest().readUInt32BE(0) % BUCKETS;
  };
}

function caseKeyOf(ask: DecisionAsk, { snapshot }: DoorState): string {
  const action = snapshot.actions.get(actionKey(ask.workflow, ask.action));
  const inputs = { args: ask.args, context: ask.context ?? {} };
  const named = action?.casePath ? readPath(inputs, action.casePath) : undefined;
  if (typeof named === "string" || typeof named === "number") return String(named);
  const counterparty = action?.counterpartyPath ? readPath(inputs, action.counterpartyPath) : undefined;
  return `${ask.agent}\n${ask.action}\n${typeof counterparty === "string" ? counterparty : ""}`;
}
