import "server-only";
import fs from "node:fs";
import { parseArgs } from "node:util";
import { DECLARED_CONSTRAINTS } from "@/lib/core/closed-lists";
import { formatCount } from "@/lib/format/format-count";
import { CLI } from "../auth/actor";
import { perform } from "../entry/perform";
import { createKeyOperation, revokeKeyOperation } from "../keys/operations";
import { malformedInputs } from "../pdp/input-checks";
import { printReplay } from "../replay/print-replay";
import { type RecordedCall, readCalls } from "../replay/read-calls";
import { countOpenHolds, readReasons } from "../replay/read-reasons";
import { actionFor, findTarget, slugOf, type Target } from "../replay/replay-target";
import { type Answered, type Door, reportNotExecuted, sendCalls } from "../replay/send-calls";
import { summariseReplay } from "../replay/summarise-replay";

const HELP = `npm run replay -- FILE.jsonl --pact PACT [options]

Sends recorded tool calls through the decision door of a running Lanekeeper, in order, and reports verdicts by tool and by
clause: what each clause's condition stopped, apart from what stale evidence or an open trigger stopped. Nothing is carried
out: what is permitted is reported as not executed. Held calls stand in the review queue like any others.

FILE has one JSON object a line; "-" reads standard input:
  tool             the action's name, or its last part (refund for orders.refund); "action" says the same
  args             its arguments
  context          optional: what else was known when it was called
  run_id           optional: calls of one run share their holds
  in_ground_truth  optional, true or false: whether the call was right, for the report

  --pact PACT         a pact in force, by its slug or the file it was applied from
  --url URL           the server (http://127.0.0.1:3000, or PORT)
  --key KEY           a key of the agent with the scopes decide and outcome; without it one is made and revoked afterwards
  --agent AGENT       for a pact with several agents
  --fingerprint F     the build that asks (the agent's newest verified one)
  --supports A,B      constraints that the agent would honour: ${DECLARED_CONSTRAINTS.join(", ")}
  --only FIELD=VALUE  only lines whose field has this value; may be repeated
  --concurrency N     calls in flight (1, so that they are asked strictly in order)
  --json              ends with one line of JSON

Ends with 0 when every call was answered and no malformed one was permitted, 1 when not, 2 when it couldn't begin.`;

const text = { type: "string" } as const;
const OPTIONS = {
  pact: text,
  url: text,
  key: text,
  agent: text,
  fingerprint: text,
  supports: text,
  only: { type: "string", multiple: true },
  concurrency: text,
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;
type Flags = {
  pact?: string;
  url?: string;
  key?: string;
  agent?: string;
  fingerprint?: string;
  supports?: string;
  only?: string[];
  concurrency?: string;
  json?: boolean;
  help?: boolean;
};

export default async function main(argv: string[]): Promise<number> {
  let parsed: { values: Flags; positionals: string[] };
  try {
    parsed = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return cannotBegin((error as Error).message, HELP);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [file] = positionals;
  if (file === undefined || values.pact === undefined) return cannotBegin("Name the file of recorded calls, and the pact with --pact.", HELP);
  const concurrency = Number(values.concurrency ?? 1);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 256) return cannotBegin("--concurrency is a whole number from 1 to 256.");
  if (file !== "-" && !fs.existsSync(file)) return cannotBegin(`There is no file ${file}.`);
  const target = await findTarget(slugOf(values.pact), values.agent);
  if (typeof target === "string") return cannotBegin(target);
  return replay(file, target, values, concurrency);
}

function cannotBegin(problem: string, help?: string): number {
  console.error(help ? `${problem}\n\n${help}` : problem);
  return 2;
}

async function replay(file: string, target: Target, flags: Flags, concurrency: number): Promise<number> {
  const only = Object.fromEntries((flags.only ?? []).map((one) => one.split(/=(.*)/s, 2)));
  const recording = readCalls(fs.readFileSync(file === "-" ? 0 : file, "utf8"), only);
  for (const { line, problem } of recording.unreadable) console.error(`Line ${line} ${problem}; it is left out.`);
  const url = (flags.url ?? `http://127.0.0.1:${process.env.PORT || 3000}`).replace(/\/+$/, "");
  const began = performance.now();
  const answered = await withKey(flags.key, target.agent, (key) => ask({ url, key }, target, recording.calls, flags, concurrency));
  if (typeof answered === "string") return cannotBegin(answered);

  const decided = answered.flatMap((one) => ("answer" in one ? [one.answer] : []));
  const reasons = await readReasons(decided.map(({ id }) => id));
  const judged = answered.map((one) => ({
    answered: one,
    reasons: ("answer" in one && reasons.get(one.answer.id)) || [],
    malformed: isMalformed(one.call, target),
  }));
  const summary = summariseReplay(
    judged,
    target.document.clauses.map(({ key }) => key),
  );
  const holds = [...new Set(decided.flatMap(({ hold }) => (hold ? [hold.id] : [])))];
  const openHolds = await countOpenHolds(target.pactId, holds);
  const unrecorded = decided.length - reasons.size;
  const ms = Math.round(performance.now() - began);
  printReplay(summary, target, { holds: holds.length, openHolds, unreadable: recording.unreadable.length, leftOut: recording.leftOut, ms });
  if (unrecorded > 0)
    console.log(
      `${formatCount(unrecorded, "decision")} of these can't be found in this database, so clauses are counted without them: is ${url} another installation?`,
    );
  if (flags.json) {
    const { slug, version, agent } = target;
    console.log(
      JSON.stringify({
        file,
        pact: slug,
        version,
        agent,
        ...summary,
        unreadable: recording.unreadable.length,
        leftOut: recording.leftOut,
        holds: holds.length,
        openHolds,
        unrecorded,
        ms,
      }),
    );
  }
  return summary.calls === recording.calls.length && recording.unreadable.length === 0 && summary.malformed.permitted === 0 ? 0 : 1;
}

/** The key that was given, or one that lives as long as the replay. */
async function withKey<T>(given: string | undefined, agent: string, work: (key: string) => Promise<T>): Promise<T | string> {
  if (given !== undefined) return work(given).catch(sentenceOf);
  const made = await perform(createKeyOperation, CLI, { name: "Replay", scopes: ["decide", "outcome"], agent, ratePerMinute: 1_000_000, expiresInDays: 1 });
  if (!made.ok) return `A key for the replay couldn't be made: ${made.refusal}.`;
  try {
    return await work(made.value.key).catch(sentenceOf);
  } finally {
    await perform(revokeKeyOperation, CLI, { keyId: made.value.id });
  }
}

const sentenceOf = (error: Error): string => error.message;

async function ask(door: Door, target: Target, calls: readonly RecordedCall[], flags: Flags, concurrency: number): Promise<Answered[]> {
  const answers = new Map<RecordedCall, Answered>();
  const progress = progressLine(calls.length);
  const asker = {
    agent: target.agent,
    workflow: target.document.workflow,
    fingerprint: flags.fingerprint ?? target.fingerprint,
    supports: (flags.supports ?? "").split(",").filter(Boolean),
    action: (tool: string) => actionFor(tool, target.checks.keys()),
  };
  await sendCalls(door, asker, calls, {
    concurrency,
    heard: (answered) => {
      answers.set(answered.call, answered);
      progress(answers.size);
    },
  });
  const answered = calls.flatMap((call) => answers.get(call) ?? []);
  for (const one of answered) if ("answer" in one && one.answer.verdict === "permit") await reportNotExecuted(door, one.answer.id);
  return answered;
}

/** On a terminal one line that counts; elsewhere a line at every tenth. */
function progressLine(total: number): (done: number) => void {
  let told = 0;
  return (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${formatCount(total, "call")} answered${done === total ? "\n" : ""}`);
    else if (Math.floor((done * 10) / total) > told) {
      told = Math.floor((done * 10) / total);
      console.error(`${done} of ${formatCount(total, "call")} answered`);
    }
  };
}

/** As its action's schemas say, whatever the door made of it. */
function isMalformed({ tool, args, context }: RecordedCall, { checks }: Target): boolean {
  if (typeof args !== "object" || args === null || Array.isArray(args)) return true;
  const check = checks.get(actionFor(tool, checks.keys()));
  if (!check) return false;
  return malformedInputs("args", check.args, args).length + malformedInputs("context", check.context, context ?? {}).length > 0;
}
