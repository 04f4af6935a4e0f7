import type { PactFormValues } from "./form-values";

/** Parts of the document that the form names otherwise, from the longest. */
const RENAMED: readonly [RegExp, string][] = [
  [/\.amountMinor$/, ".amount"],
  [/\.(tools|counterparties)(?=\.\d+$|$)/, ".names"],
  [/\.amount\.(share|minor)$/, ".amount"],
  [/\.release\.when$/, ".releaseWhen"],
  [/\.release\.by$/, ".releaseBy"],
  [/\.release\.else$/, ".releaseElse"],
  [/\.release$/, ".releaseWhen"],
  [/\.reroute(\.to)?$/, ".rerouteTo"],
  [/\.reroute\.instructions$/, ".rerouteInstructions"],
  [/\.about\.path$/, ".subjectPath"],
  [/\.about\.subject$/, ".subject"],
  [/\.recovery\.passes$/, ".recovery.plan"],
  [/\.recovery\.passes\./, ".recovery."],
  [/^(clauses\.\d+)\.(promise)$/, "$1.promise.rate"],
  [/^(clauses\.\d+)\.(repeat)$/, "$1.repeat.consecutive"],
  [/^(clauses\.\d+)\.(override)$/, "$1.override.allowed"],
  [/^(clauses\.\d+|defaults)\.recovery$/, "$1.recovery.plan"],
  [/^(clauses\.\d+\.consequences\.[a-z_]+)$/, "$1.do"],
  [/^(clauses\.\d+\.consequences\.[a-z_]+)\.(queue|tier|answerWithin|silence|handUp|groups|rerouteTo|rerouteInstructions)/, "$1.terms.$2"],
];

/** Lists that are one field. */
const LISTS = /\.?(agents|counterparties|actions|sources|names|handUp|groups|signers)\.\d+$/;

/** The field that a path of the document is about: `clauses[1].params.limitMinor` → `clauses.1.params.0.value`. */
export function fieldOfPath(path: string, values: PactFormValues): string {
  const plain = path
    .replace(/^document\./, "")
    .replaceAll(/\["((?:[^"\\]|\\.)*)"\]/g, ".$1")
    .replaceAll(/\[(\d+)\]/g, ".$1");
  const [, index, record, name] = /^clauses\.(\d+)\.(params|accepts)\.(.+)$/.exec(plain) ?? [];
  if (record !== undefined && name !== undefined) {
    const clause = values.clauses[Number(index)];
    const at = record === "params" ? clause?.params.findIndex((row) => row.name.trim() === name) : clause?.accepts.findIndex((row) => row.path.trim() === name);
    return at === undefined || at < 0 ? `clauses.${index}.${record}` : `clauses.${index}.${record}.${at}.${record === "params" ? "value" : "path"}`;
  }
  const [, list] = /^lists\.(.+)$/.exec(plain) ?? [];
  if (list !== undefined)
    return `lists.${Math.max(
      0,
      values.lists.findIndex((row) => row.name.trim() === list),
    )}.name`;
  let field = plain;
  // The pact's own counterparties keep their name; a limit's are names.
  if (/^counterparties(\.\d+)?$/.test(field)) return "counterparties";
  for (const [part, renamed] of RENAMED) field = field.replace(part, renamed);
  return field.replace(LISTS, (match) => match.replace(/\.\d+$/, ""));
}
