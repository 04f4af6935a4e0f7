// Ask Lanekeeper before acting. One file, no dependencies, Node 20 or newer. The twin of examples/python/lanekeeper.py.
//
//   const lk = new Lanekeeper({ url, key, agent: "invoice-bot", workflow: "supplier-payments", fingerprint: "sha256:…" });
//   const release = lk.gated("payments.release", async (args: Payment) => { … });
//   await release({ invoice: "INV-118", payee: "north-supply", amountMinor: 42_000, currency: "EUR" });
//
// The function runs after a permit, once, with exactly the arguments that were asked about. Without a permit it never runs and
// the call rejects: Denied (the answer was no), StillHeld (nobody decided in time) or Unavailable (there was no answer to rely on).

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };
export type Constraint = { kind: string } & JsonObject;
/** Constraints that whoever acts has to keep; a function says which of them it honours. */
export type OwnConstraint = "allow_tools" | "read_only" | "settlement_hold" | "callback_required";
export type Next = { do: string; hold?: string } & JsonObject;

export type Options = {
  url: string;
  key: string;
  agent: string;
  workflow: string;
  fingerprint?: string;
  /** Constraints that every function of this agent honours. */
  supports?: OwnConstraint[];
  /** Names a run of the agent: within it the same action finds the same hold, another run opens its own. */
  runId?: string;
  timeoutMs?: number;
  /** How long to wait for a person; 0 for not at all. */
  waitMs?: number;
  /** Pauses before a request that got no answer is sent again. */
  retryPausesMs?: number[];
  /** Hears of outcomes that couldn't be reported yet. */
  onProblem?: (sentence: string) => void;
};

/** The answer was no. `code` says which no; `next` what the agent may do instead. */
export class Denied extends Error {
  override name = "Denied";
  readonly code: string;
  readonly decision: string | undefined;
  readonly hold: string | undefined;
  readonly next: Next | undefined;
  constructor(code: string, about: { decision?: string; hold?: string; next?: Next } = {}) {
    super(code);
    this.code = code;
    this.decision = about.decision;
    this.hold = about.hold;
    this.next = about.next;
  }
}

/** A person has to decide and hasn't yet. Asking the same again later finds the same hold. */
export class StillHeld extends Denied {
  override name = "StillHeld";
}

/** There was no answer that can be relied on, so nothing was done. */
export class Unavailable extends Error {
  override name = "Unavailable";
  readonly retryAfterSeconds: number | null;
  /** Worth the same request again. */
  readonly passing: boolean;
  constructor(message: string, { retryAfterSeconds = null, passing = false }: { retryAfterSeconds?: number | null; passing?: boolean } = {}) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
    this.passing = passing;
  }
}

/** Throw it in a gated function that looked again and did nothing. */
export class NotExecuted extends Error {
  override name = "NotExecuted";
}

/** Throw it in a gated function that can't tell whether its action took effect. */
export class OutcomeUnknown extends Error {
  override name = "OutcomeUnknown";
}

export type Permit = { decision: string; constraints: Constraint[]; mode: "enforced" | "shadow" };
type Answer = {
  id: string;
  verdict: "permit" | "hold" | "deny";
  constraints: Constraint[];
  reason: { code: string };
  next: Next;
  hold?: { id: string };
  mode?: "shadow";
};
type Outcome = { execution: "executed" | "failed" | "not_executed" | "unknown"; detail?: string };

const DOOR_CONSTRAINTS = new Set(["cap_amount", "cap_count", "cap_rate", "allow_counterparties", "sampled_review"]);
const OWN_CONSTRAINTS = new Set<string>(["allow_tools", "read_only", "settlement_hold", "callback_required"] satisfies OwnConstraint[]);
const ANSWER_FIELDS = new Set(["id", "verdict", "lane", "constraints", "reason", "next", "hold", "validUntil", "epoch", "pact", "actionDigest", "mode"]);
const VERDICTS = new Set(["permit", "hold", "deny"]);
const APPROVED = new Set(["approved", "approved_with_conditions"]);
const REFUSED = new Set(["rejected", "sent_back", "expired", "withdrawn", "no_reviewer", "void"]);
const LONGEST_ANSWER = 1_000_000;
const LONGEST_WAIT_SECONDS = 50;
const MOST_FAILURES = 20;

export class Lanekeeper {
  readonly #url: string;
  readonly #options: Options;
  readonly #supports: ReadonlySet<string>;
  readonly #timeoutMs: number;
  readonly #waitMs: number;
  readonly #pauses: number[];
  readonly #unreported: { decision: string; outcome: Outcome }[] = [];
  #reporting: Promise<boolean> | null = null;

  constructor(options: Options) {
    this.#url = options.url.replace(/\/+$/, "");
    this.#options = options;
    this.#supports = own(options.supports ?? []);
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    this.#waitMs = options.waitMs ?? 3_600_000;
    this.#pauses = options.retryPausesMs ?? [200, 1_000];
  }

  /**
   * Puts a function behind the door: its one argument is the action's args. `context(args)` answers further facts about the
   * request. Constraints declared in `supports` reach the function with its permit, and are its to keep.
   */
  gated<A extends JsonObject, R>(
    action: string,
    run: (args: A, permit: Permit) => Promise<R> | R,
    options: { supports?: OwnConstraint[]; context?: (args: A) => JsonObject | Promise<JsonObject> } = {},
  ): (args: A) => Promise<R> {
    const supports = own(options.supports ?? []);
    return async (given) => {
      // What is asked about is what runs, whatever happens to the caller's objects while a person decides.
      const args = frozen(given);
      const context = options.context ? await options.context(frozen(args)) : {};
      const permit = await this.ask(action, args, { context, supports: [...supports] as OwnConstraint[] });
      return this.#execute(permit, () => run(args, permit));
    };
  }

  /** Asks, waits for a person where one is needed, and answers the permit. Rejects in every other case. */
  async ask(action: string, given: JsonObject, options: { context?: JsonObject; supports?: OwnConstraint[] } = {}): Promise<Permit> {
    await this.#reportLate();
    const { agent, workflow, fingerprint, runId } = this.#options;
    const [args, context] = [frozen(given), frozen(options.context ?? {})];
    const digest = await sha256(canonical({ action, agent, args, workflow }));
    const supports = new Set([...this.#supports, ...(options.supports ?? [])]);
    const request: JsonObject = { agent, workflow, action, args, context, supports: [...DOOR_CONSTRAINTS, ...supports].sort() };
    if (fingerprint !== undefined) request.fingerprint = fingerprint;
    if (runId !== undefined) request.runId = runId;

    const deadline = performance.now() + this.#waitMs;
    let answer = await this.#decision(request, digest);
    while (answer.verdict === "hold") {
      if (answer.next.do !== "wait") throw new Denied(answer.reason.code, { decision: answer.id, hold: answer.next.hold, next: answer.next });
      // Decided again with the grant: what arose since the approval may hold or refuse it still.
      request.grant = await this.#waitFor(answer, deadline);
      answer = await this.#decision(request, digest);
    }
    if (answer.verdict !== "permit") throw new Denied(answer.reason.code, { decision: answer.id, next: answer.next });
    const beyond = answer.constraints.find(({ kind }) => !DOOR_CONSTRAINTS.has(kind) && !supports.has(kind));
    if (beyond) {
      // Permitted by the door and not used: it should know, because what it counted is given back.
      await this.#report(answer.id, { execution: "not_executed", detail: `can't honour ${beyond.kind}` });
      throw new Denied("use_narrower", { decision: answer.id, next: answer.next });
    }
    return { decision: answer.id, constraints: answer.constraints, mode: answer.mode ?? "enforced" };
  }

  /** One decision. A request that got no answer is sent again under its key, so that to the door it is one decision as well. */
  async #decision(request: JsonObject, digest: string): Promise<Answer> {
    const answer = await this.#keyed(request, digest);
    // The answer to the first sending came too late to be used; this one is a new question.
    return answer.reason.code === "ask_again" ? this.#keyed(request, digest) : answer;
  }

  async #keyed(request: JsonObject, digest: string): Promise<Answer> {
    const key = crypto.randomUUID();
    for (const wait of [...this.#pauses, null]) {
      try {
        return readAnswer(await this.#send("POST", "/api/v1/decisions", { body: request, headers: { "idempotency-key": key } }), digest);
      } catch (error) {
        if (wait === null || !isPassing(error)) throw error;
        await pause(wait);
      }
    }
    throw new Unavailable("no answer");
  }

  /** The grant, once a person has approved. A call that breaks while waiting is made again: waiting permits nothing. */
  async #waitFor(answer: Answer, deadline: number): Promise<string> {
    const hold = answer.hold?.id ?? "";
    const about = { decision: answer.id, hold, next: answer.next };
    const left = () => Math.max(0, deadline - performance.now());
    for (let failures = 0; ; ) {
      if (left() === 0) throw new StillHeld("needs_person", about);
      const seconds = Math.min(LONGEST_WAIT_SECONDS, Math.floor(left() / 1_000));
      try {
        const path = `/api/v1/holds/${encodeURIComponent(hold)}?wait=${seconds}`;
        const found = readHold(await this.#send("GET", path, { timeoutMs: seconds * 1_000 + this.#timeoutMs }));
        failures = 0;
        if (found.grant !== null) return found.grant;
        if (found.status !== "open") throw new Denied(found.code, { ...about, next: found.next });
        if (seconds === 0) await pause(Math.min(200, left()));
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (++failures > MOST_FAILURES || left() === 0) throw new Unavailable(`hold ${hold} can't be read: ${error.message}`);
        await pause(Math.min(100 * 2 ** failures, 10_000, left()));
      }
    }
  }

  /** Runs the function once and says what became of it. Where that can't be told, it says so. */
  async #execute<R>(permit: Permit, run: () => Promise<R> | R): Promise<R> {
    let result: R;
    try {
      result = await run();
    } catch (error) {
      await this.#report(permit.decision, { execution: executionOf(error), detail: error instanceof Error ? error.name : typeof error });
      throw error;
    }
    await this.#report(permit.decision, { execution: "executed" });
    return result;
  }

  /** The action is done, so a report that doesn't get through isn't the caller's error: it is kept and sent later. */
  async #report(decision: string, outcome: Outcome): Promise<void> {
    this.#unreported.push({ decision, outcome });
    for (const wait of [...this.#pauses, null]) {
      if (await this.#reportLate()) return;
      if (wait !== null) await pause(wait);
    }
    this.#say(`The outcome of decision ${decision} isn't reported yet; it is sent with the next request.`);
  }

  /** Sends what is waiting, oldest first. True: nothing waits any more. */
  async #reportLate(): Promise<boolean> {
    while (this.#reporting) await this.#reporting;
    this.#reporting = this.#sendReports().finally(() => {
      this.#reporting = null;
    });
    return this.#reporting;
  }

  async #sendReports(): Promise<boolean> {
    for (let first = this.#unreported[0]; first; first = this.#unreported[0]) {
      try {
        await this.#send("POST", `/api/v1/decisions/${encodeURIComponent(first.decision)}/outcome`, { body: first.outcome });
      } catch (error) {
        if (isPassing(error)) return false;
        this.#say(`The outcome of decision ${first.decision} was refused: ${error instanceof Error ? error.message : error}`);
      }
      this.#unreported.shift();
    }
    return true;
  }

  #say(sentence: string): void {
    if (this.#options.onProblem) this.#options.onProblem(sentence);
    else console.error(sentence);
  }

  async #send(method: "GET" | "POST", path: string, options: { body?: JsonObject; headers?: Record<string, string>; timeoutMs?: number } = {}): Promise<Json> {
    const { body, headers, timeoutMs = this.#timeoutMs } = options;
    let status: number;
    let retryAfter: string | null;
    let text: string;
    try {
      const response = await fetch(this.#url + path, {
        method,
        headers: { authorization: `Bearer ${this.#options.key}`, "content-type": "application/json", ...headers },
        ...(body ? { body: JSON.stringify(body) } : {}),
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
      });
      status = response.status;
      retryAfter = response.headers.get("retry-after");
      text = await response.text();
    } catch (error) {
      throw new Unavailable(`no answer: ${(error as Error).message}`, { passing: true });
    }
    if (status >= 400) throw refusal(status, text, retryAfter);
    if (status !== 200 || text.length > LONGEST_ANSWER) throw new Unavailable(`an answer that isn't one (status ${status}, ${text.length} characters)`);
    return parsed(text);
  }
}

function refusal(status: number, text: string, retryAfter: string | null): Unavailable {
  let problem: { type?: unknown; title?: unknown; detail?: unknown } = {};
  try {
    problem = JSON.parse(text) ?? {};
  } catch {}
  const sentence = problem.detail ?? problem.title ?? "";
  const passing = status >= 500 || String(problem.type).endsWith(":in_flight");
  return new Unavailable(`${status} ${sentence}`.trim(), { passing, retryAfterSeconds: retryAfter === null ? null : Number(retryAfter) });
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unavailable(`an answer that can't be read: ${(error as Error).message}`);
  }
}

/** The answer, if it is one in every part. Whatever is new to this client might be a condition it doesn't keep. */
function readAnswer(answer: Json, digest: string): Answer {
  need(isObject(answer), "it isn't an object");
  const unknown = Object.keys(answer).filter((name) => !ANSWER_FIELDS.has(name));
  need(unknown.length === 0, `it has unknown fields ${unknown.join(", ")}`);
  const { id, verdict, actionDigest, reason, next, constraints, hold } = answer;
  need(isText(verdict) && VERDICTS.has(verdict), `its verdict is ${JSON.stringify(verdict)}`);
  need(isText(id), "it has no id");
  need(actionDigest === digest, "it is about another action");
  need(isObject(reason) && isText(reason.code), "it has no reason");
  need(isObject(next) && isText(next.do), "it doesn't say what comes next");
  need(Array.isArray(constraints) && constraints.every((c) => isObject(c) && isText(c.kind)), "its constraints can't be read");
  if (verdict === "permit") {
    need(next.do === "proceed", "it permits and doesn't say to proceed");
    for (const { kind } of constraints as Constraint[]) need(DOOR_CONSTRAINTS.has(kind) || OWN_CONSTRAINTS.has(kind), `it has an unknown constraint ${kind}`);
  }
  if (verdict === "hold" && next.do === "wait") need(isObject(hold) && isText(hold.id), "it holds and names no hold");
  return answer as Answer;
}

/** Permits nothing by itself: a grant is only good for asking again, so what else stands here may be new to this client. */
function readHold(hold: Json): { status: string; code: string; grant: string | null; next: Next | undefined } {
  need(isObject(hold), "the hold can't be read");
  const { status, grant = null, reason, next } = hold;
  need(isText(status) && (status === "open" || APPROVED.has(status) || REFUSED.has(status)), `the hold's status is ${JSON.stringify(status)}`);
  const code = isObject(reason) && isText(reason.code) ? reason.code : null;
  const collectable = APPROVED.has(status) && grant !== null;
  need(!collectable || isText(grant), "the hold's grant can't be read");
  // Approved and without a grant it is over: used, or collected too late.
  need(!APPROVED.has(status) || collectable || code !== null, "the hold is approved, without a grant and without a reason");
  return { status, code: code ?? status, grant: collectable ? (grant as string) : null, next: isObject(next) ? (next as Next) : undefined };
}

function need(condition: boolean, problem: string): asserts condition {
  if (!condition) throw new Unavailable(`the answer can't be relied on: ${problem}`);
}

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isPassing = (error: unknown): error is Unavailable => error instanceof Unavailable && error.passing;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function own(kinds: readonly string[]): ReadonlySet<string> {
  const unknown = kinds.filter((kind) => !OWN_CONSTRAINTS.has(kind));
  if (unknown.length > 0) throw new TypeError(`nobody has to declare ${unknown.join(", ")}; what can be declared is ${[...OWN_CONSTRAINTS].join(", ")}`);
  return new Set(kinds);
}

/** A call that broke off may have taken effect. */
const BROKEN_OFF = new Set([
  "TimeoutError",
  "AbortError",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "UND_ERR_SOCKET",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);

function executionOf(error: unknown): Outcome["execution"] {
  if (error instanceof NotExecuted) return "not_executed";
  if (error instanceof OutcomeUnknown) return "unknown";
  const { name, code, cause } = Object(error) as { name?: string; code?: string; cause?: { name?: string; code?: string } };
  return [name, code, cause?.name, cause?.code].some((one) => one !== undefined && BROKEN_OFF.has(one)) ? "unknown" : "failed";
}

/** The value as JSON carries it: a copy that nobody else holds. */
function frozen<T extends JsonObject>(value: T): T {
  canonical(value);
  return JSON.parse(JSON.stringify(value));
}

/** RFC 8785 text, the form that digests are made over. Throws for what JSON doesn't carry exactly. */
function canonical(value: Json | undefined): string {
  if (value === undefined) return "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (isObject(value)) {
    const names = Object.keys(value).filter((name) => value[name] !== undefined);
    return `{${names
      .sort()
      .map((name) => `${canonical(name)}:${canonical(value[name])}`)
      .join(",")}}`;
  }
  if (typeof value === "number" && (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))))
    throw new Unavailable(`${value} isn't carried exactly by JSON`);
  if (typeof value === "string" && !isWellFormed(value)) throw new Unavailable("text with half a character isn't carried by JSON");
  return JSON.stringify(value);
}

const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return `sha256:${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
