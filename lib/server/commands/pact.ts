import "server-only";
import fs from "node:fs";
import { parseArgs } from "node:util";
import { REFUSALS, type RefusalCode } from "@/lib/contract/refusals";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { ok, type Result, refuse } from "@/lib/core/result";
import { formatCount } from "@/lib/format/format-count";
import { CLI } from "../auth/actor";
import { perform } from "../entry/perform";
import { documentFromText, withLines } from "../pacts/document-from-text";
import { checkText, loadEditor, loadNewer } from "../pacts/editor-reads";
import { enforceVersionOperation, saveDraftOperation } from "../pacts/operations";
import { pactYaml } from "../pacts/pact-text";
import { loadPact, loadVersion } from "../pacts/reads";

const HELP = `npm run pact -- apply FILE [--publish] [--replace] [--note TEXT] [--json]
npm run pact -- lint FILE [--json]
npm run pact -- export SLUG [--version N] [--json]

Pacts as files, in YAML or JSON; "-" reads standard input.

  apply      saves the file as the draft of the pact's next version
  --publish  and enforces it. The command line authors and approves, and history says so; errors of the lint still block
  --replace  even where somebody else's draft stands open
  --note     why, kept with the version
  lint       says what publishing would say; writes nothing
  export     prints a version: N, or the one in force, or the newest
  --json     one line of JSON instead of text

Ends with 0 when it was done, 1 when it was refused or the lint found errors, 2 when the command wasn't understood.`;

const OPTIONS = {
  publish: { type: "boolean" },
  replace: { type: "boolean" },
  note: { type: "string" },
  version: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

type Options = { publish?: boolean; replace?: boolean; note?: string; version?: string; json?: boolean; help?: boolean };

export default async function main(argv: string[]): Promise<number> {
  let values: Options;
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true }));
  } catch (error) {
    return misunderstood(error instanceof Error ? error.message : String(error));
  }
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [verb, what, ...rest] = positionals;
  if (what === undefined || rest.length > 0) return misunderstood(verb === undefined ? "Say apply, lint or export." : `Say what to ${verb}: one name.`);
  if (verb === "apply") return apply(what, values);
  if (verb === "lint") return lint(what, values);
  if (verb === "export") return exportVersion(what, values);
  return misunderstood(`There is no "${verb}". Say apply, lint or export.`);
}

function misunderstood(message: string): number {
  console.error(`${message}\n\n${HELP}`);
  return 2;
}

function readFile(file: string): Result<string, "bad_request"> {
  try {
    return ok(fs.readFileSync(file === "-" ? 0 : file, "utf8"));
  } catch (error) {
    return refuse("bad_request", { [file]: error instanceof Error ? `${error.message}.` : "It can't be read." });
  }
}

/** A refusal with every place that it names, for people on standard error, for programs as JSON. */
function refused(what: string, answer: { refusal: RefusalCode; fields?: Record<string, string> }, json: boolean | undefined): number {
  const { refusal, fields = {} } = answer;
  if (json) console.log(JSON.stringify({ ok: false, refusal, sentence: REFUSALS[refusal].sentence, fields }));
  else {
    console.error(`${what}: ${REFUSALS[refusal].sentence}`);
    for (const [path, sentence] of Object.entries(fields)) console.error(`  ${path}: ${sentence}`);
  }
  return 1;
}

async function apply(file: string, { publish, replace, note, json }: Options): Promise<number> {
  const text = readFile(file);
  if (!text.ok) return refused(file, text, json);
  const read = documentFromText(text.value);
  if (!read.ok) return refused(file, read, json);
  const { document, lineOf } = read.value;
  const { slug } = document;
  const open = replace ? await loadEditor(CLI, slug) : null;
  const saved = await perform(saveDraftOperation, CLI, { document, note, ...(open ? { expected: open.expected } : {}) });
  if (!saved.ok) {
    if (saved.refusal === "version_conflict" && !json) return explainConflict(slug, document);
    return refused(file, { ...saved, fields: withLines(saved.fields ?? {}, lineOf) }, json);
  }
  const { number, status, digest, unchanged } = saved.value;
  if (!publish || status === "enforced") {
    const words =
      status === "enforced"
        ? `Version ${number} of ${slug} says this already and is in force.`
        : `Version ${number} of ${slug} is ${unchanged ? "saved already" : "saved as a draft"}.`;
    console.log(json ? JSON.stringify({ ok: true, slug, version: number, status, digest, unchanged }) : words);
    return 0;
  }
  const enforced = await perform(enforceVersionOperation, CLI, { slug, number, digest });
  if (!enforced.ok) return refused(file, { ...enforced, fields: withLines(enforced.fields ?? {}, lineOf) }, json);
  const { onlyStrengthens, retired } = enforced.value;
  console.log(
    json
      ? JSON.stringify({ ok: true, slug, version: number, status: "enforced", digest, unchanged: false, onlyStrengthens, retired })
      : `Version ${number} of ${slug} is in force for all traffic${retired.length > 0 ? `; version ${retired.join(" and ")} is retired` : ""}.`,
  );
  return 0;
}

async function explainConflict(slug: string, document: PactDocument): Promise<number> {
  const newer = await loadNewer(CLI, slug, document);
  if (newer) {
    console.error(`Version ${newer.number} was saved by ${newer.authors.map(({ name }) => name).join(", ")} at ${newer.updatedAt}. Against the file it says:`);
    for (const { sentence } of newer.changes) console.error(`  ${sentence}`);
  }
  console.error("Nothing was written. Add --replace to write over it.");
  return 1;
}

async function lint(file: string, { json }: Options): Promise<number> {
  const text = readFile(file);
  if (!text.ok) return refused(file, text, json);
  const read = documentFromText(text.value);
  if (!read.ok) return refused(file, read, json);
  const { document, lineOf } = read.value;
  const check = await checkText(CLI, document.slug, document);
  const findings = check.findings.map((finding) => ({ ...finding, line: lineOf(finding.path) }));
  const errors = findings.filter(({ level }) => level === "error").length;
  if (json) console.log(JSON.stringify({ ok: errors === 0, slug: document.slug, findings, changes: check.changes, onlyStrengthens: check.onlyStrengthens }));
  else {
    for (const { level, code, path, message, fix, line } of findings) console.log(`${file}:${line ?? 1} ${level} ${code} ${path}: ${message} ${fix}`);
    console.log(`${formatCount(errors, "error")}, ${formatCount(findings.length - errors, "warning")}.`);
  }
  return errors === 0 ? 0 : 1;
}

async function exportVersion(slug: string, { version, json }: Options): Promise<number> {
  if (version !== undefined && !/^[1-9]\d*$/.test(version)) return misunderstood("A version is a whole number.");
  const number = version === undefined ? (await loadPact(CLI, slug))?.shown.number : Number(version);
  const found = number === undefined ? null : await loadVersion(CLI, slug, number);
  if (!found) return refused(version === undefined ? slug : `${slug}, version ${version}`, { refusal: "not_found" }, json);
  process.stdout.write(json ? `${JSON.stringify(found.version.document)}\n` : pactYaml(found.version.document));
  return 0;
}
