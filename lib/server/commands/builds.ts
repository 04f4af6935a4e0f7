import "server-only";
import { parseArgs } from "node:util";
import type { BuildRow } from "@/lib/contract/builds";
import { REFUSALS, type RefusalCode } from "@/lib/contract/refusals";
import type { ScopeInput } from "@/lib/contract/scope";
import type { Scope } from "@/lib/core/pacts/pact-document";
import type { Result } from "@/lib/core/result";
import { formatMoney } from "@/lib/format/format-money";
import { CLI } from "../auth/actor";
import { listBuilds } from "../builds/reads";
import { registerBuildOperation } from "../builds/register-build";
import { verifyBuildOperation } from "../builds/verify-build";
import { perform } from "../entry/perform";

const HELP = `npm run builds -- register --agent AGENT --label LABEL (--fingerprint F | PARTS) SCOPE [--json]
npm run builds -- verify --agent AGENT --fingerprint F [SCOPE] [--json]
npm run builds -- list --agent AGENT [--json]

Registers what an agent is made of before it goes live, vouches for it, and lists what is known.

  --agent AGENT        the agent's short name
  --label LABEL        what people call this build, such as its release
  --fingerprint F      as the agent's requests carry it

PARTS, instead of a fingerprint, make one:
  --model M --model-version V --prompt-digest D --toolset-digest T

SCOPE, what the build is for; commas between names, * for any:
  --actions A,B        actions it takes
  --tools A,B          tools it uses
  --counterparties A,B whom it deals with
  --max-amount N       largest amount in minor units
  --currency EUR       of that amount
verify without a scope vouches for all that was declared.

  --json               one line of JSON instead of text

Ends with 0 when it was done, 1 when it was refused, 2 when it wasn't understood.`;

const text = { type: "string" } as const;
const OPTIONS = {
  agent: text,
  label: text,
  fingerprint: text,
  model: text,
  "model-version": text,
  "prompt-digest": text,
  "toolset-digest": text,
  actions: text,
  tools: text,
  counterparties: text,
  "max-amount": text,
  currency: text,
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;
type Flags = Partial<Record<Exclude<keyof typeof OPTIONS, "json" | "help">, string>> & { json?: boolean; help?: boolean };

export default async function main(argv: string[]): Promise<number> {
  let parsed: { values: Flags; positionals: string[] };
  try {
    parsed = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return misunderstood((error as Error).message);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [verb] = positionals;
  if (!values.agent) return misunderstood("Name the agent with --agent.");
  if (verb === "register") return register(values);
  if (verb === "verify") return verify(values.agent, values);
  if (verb === "list") return list(values.agent, values.json ?? false);
  return misunderstood("Say register, verify or list.");
}

function misunderstood(problem: string): number {
  console.error(`${problem}\n\n${HELP}`);
  return 2;
}

async function register(flags: Flags): Promise<number> {
  const parts = {
    model: flags.model,
    modelVersion: flags["model-version"],
    promptDigest: flags["prompt-digest"],
    toolsetDigest: flags["toolset-digest"],
  };
  const hasParts = Object.values(parts).some((part) => part !== undefined);
  const answer = await perform(registerBuildOperation, CLI, {
    agent: flags.agent,
    label: flags.label,
    ...(flags.fingerprint === undefined ? {} : { fingerprint: flags.fingerprint }),
    ...(hasParts ? { parts } : {}),
    declaredScope: scopeOf(flags) ?? {},
  });
  return told(answer, flags.json, (build) => `Registered ${build.fingerprint} for ${build.agent} as ${build.id}. Nobody has verified it yet.`);
}

async function verify(agent: string, flags: Flags): Promise<number> {
  const build = (await listBuilds(CLI, agent)).find((one) => one.fingerprint === flags.fingerprint);
  if (!build) {
    console.error(`${agent} has no build with the fingerprint ${flags.fingerprint ?? "(none given)"}.`);
    return 1;
  }
  const answer = await perform(verifyBuildOperation, CLI, { buildId: build.id, verifiedScope: scopeOf(flags) ?? build.declaredScope ?? {} });
  return told(answer, flags.json, (verified) => `Verified ${build.label} of ${verified.agent} for ${sayScope(verified.verifiedScope)}.`);
}

async function list(agent: string, json: boolean): Promise<number> {
  const builds = await listBuilds(CLI, agent);
  if (json) console.log(JSON.stringify({ builds }));
  else if (builds.length === 0) console.log(`${agent} has no builds.`);
  else for (const build of builds) console.log(`${build.standing.padEnd(10)}  ${build.fingerprint}  ${build.label}${scopeText(build)}`);
  return 0;
}

const scopeText = ({ verifiedScope, declaredScope }: BuildRow): string => {
  const scope = verifiedScope ?? declaredScope;
  return scope ? `  ${verifiedScope ? "for" : "declared for"} ${sayScope(scope)}` : "";
};

function told<T>(answer: Result<T, RefusalCode>, json: boolean | undefined, say: (value: T) => string): number {
  if (answer.ok) {
    console.log(json ? JSON.stringify(answer.value) : say(answer.value));
    return 0;
  }
  const fields = Object.entries(answer.fields ?? {}).map(([field, problem]) => `\n  ${field}: ${problem}`);
  console.error(`${REFUSALS[answer.refusal].sentence}${fields.join("")}`);
  return 1;
}

const namesIn = (names: string | undefined): string[] =>
  (names ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** Undefined where no part of a scope was given. */
function scopeOf(flags: Flags): ScopeInput | undefined {
  const { actions, tools, counterparties, currency } = flags;
  const amount = flags["max-amount"];
  if ([actions, tools, counterparties, amount, currency].every((part) => part === undefined)) return undefined;
  return {
    actions: namesIn(actions),
    tools: namesIn(tools),
    counterparties: namesIn(counterparties),
    ...(amount === undefined ? {} : { maxAmountMinor: Number(amount) }),
    ...(currency === undefined ? {} : { currency }),
  };
}

function sayScope({ actions, counterparties, maxAmountMinor, currency }: Scope): string {
  const amount =
    maxAmountMinor === undefined
      ? ""
      : `, up to ${currency === undefined ? `${maxAmountMinor} minor units` : formatMoney({ minor: maxAmountMinor, currency })}`;
  const whom = counterparties.length === 0 ? "" : `, towards ${counterparties.join(", ")}`;
  return `${actions.join(", ") || "no action"}${whom}${amount}`;
}
