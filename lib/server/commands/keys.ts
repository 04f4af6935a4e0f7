import "server-only";
import { parseArgs } from "node:util";
import { REFUSALS, type RefusalCode } from "@/lib/contract/refusals";
import { KEY_SCOPES } from "@/lib/core/closed-lists";
import type { Result } from "@/lib/core/result";
import { CLI } from "../auth/actor";
import { perform } from "../entry/perform";
import { createKeyOperation, revokeKeyOperation } from "../keys/operations";
import { listKeys } from "../keys/reads";
import { registerSourceOperation } from "../sources/operations";
import { loadSource } from "../sources/reads";

const HELP = `npm run keys -- create --agent AGENT --scopes decide,outcome [--source SOURCE] [options]
npm run keys -- list [--json]
npm run keys -- revoke KEY_ID [--json]

Makes, lists and revokes the keys with which machines use the HTTP API. A key is shown once.

  --agent AGENT      whom the key speaks for; needed for decide and outcome
  --source SOURCE    as which source its evidence counts; without one, as its agent's own word
  --create-source    registers SOURCE as self-attested where it doesn't exist
  --scopes A,B       out of ${KEY_SCOPES.join(", ")}
  --name NAME        how it is listed (default: the agent's or the source's name)
  --days N           expires after N days (default 90); 0: doesn't expire
  --rate N           requests a minute (default: the organisation's)
  --json             one line of JSON instead of text

Ends with 0 when done, 1 when refused, 2 when the command couldn't be understood.`;

const OPTIONS = {
  agent: { type: "string" },
  source: { type: "string" },
  "create-source": { type: "boolean" },
  scopes: { type: "string" },
  name: { type: "string" },
  days: { type: "string" },
  rate: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>["values"];

export default async function main(argv: string[]): Promise<number> {
  const read = readArguments(argv);
  if (typeof read === "string") {
    console.error(`${read}\n\n${HELP}`);
    return 2;
  }
  const { values, positionals } = read;
  const [command, keyId] = positionals;
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (command === "create" && !keyId) return create(values);
  if (command === "list" && !keyId) return list(values.json ?? false);
  if (command === "revoke" && keyId) return revoke(keyId, values.json ?? false);
  console.error(`Say what to do: create, list, or revoke and a key's id.\n\n${HELP}`);
  return 2;
}

function readArguments(argv: string[]): string | { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function create(values: Values): Promise<number> {
  const { agent, source } = values;
  if (source !== undefined && values["create-source"] && !(await loadSource(CLI, source))) {
    const made = await perform(registerSourceOperation, CLI, { slug: source, name: source, kind: "self_attested" });
    if (!made.ok) return refused(made);
  }
  const days = values.days === undefined ? undefined : Number(values.days);
  const answer = await perform(createKeyOperation, CLI, {
    name: values.name ?? agent ?? source ?? "command line",
    scopes: (values.scopes ?? "").split(",").flatMap((scope) => scope.trim() || []),
    ...(agent === undefined ? {} : { agent }),
    ...(source === undefined ? {} : { source }),
    ...(values.rate === undefined ? {} : { ratePerMinute: Number(values.rate) }),
    ...(days === undefined ? {} : { expiresInDays: days === 0 ? null : days }),
  });
  if (!answer.ok) return refused(answer);
  const { key, id, scopes, expiresAt } = answer.value;
  if (values.json) console.log(JSON.stringify(answer.value));
  else console.log(`${key}\n\nShown this once. ${id}: ${scopes.join(", ")}${expiresAt ? `, until ${expiresAt}` : ", doesn't expire"}.`);
  return 0;
}

async function list(json: boolean): Promise<number> {
  const keys = await listKeys(CLI);
  if (json) console.log(JSON.stringify(keys));
  else if (keys.length === 0) console.log("There are no keys yet. npm run keys -- create --help says how to make one.");
  for (const { id, prefix, name, scopes, agent, source, expiresAt, revokedAt } of json ? [] : keys) {
    const whose = [agent && `agent ${agent}`, source && `source ${source}`].filter(Boolean).join(", ");
    const state = revokedAt ? `revoked ${revokedAt}` : expiresAt ? `until ${expiresAt}` : "doesn't expire";
    console.log(`${id}  ${prefix}…  ${name}  ${scopes.join(",")}${whose ? `  ${whose}` : ""}  ${state}`);
  }
  return 0;
}

async function revoke(keyId: string, json: boolean): Promise<number> {
  const answer = await perform(revokeKeyOperation, CLI, { keyId });
  if (!answer.ok) return refused(answer);
  console.log(json ? JSON.stringify(answer.value) : `${keyId} is revoked; nothing is answered under it any more.`);
  return 0;
}

function refused({ refusal, fields }: Extract<Result<unknown, RefusalCode>, { ok: false }>): number {
  const lines = Object.entries(fields ?? {}).map(([field, problem]) => `  ${OPTION_OF[field.split("[")[0] ?? ""] ?? field}: ${problem}`);
  console.error([lines.length > 0 ? "This was refused:" : REFUSALS[refusal].sentence, ...lines].join("\n"));
  return 1;
}

const OPTION_OF: Record<string, string> = {
  agent: "--agent",
  source: "--source",
  slug: "--source",
  scopes: "--scopes",
  name: "--name",
  expiresInDays: "--days",
  ratePerMinute: "--rate",
  keyId: "KEY_ID",
};
