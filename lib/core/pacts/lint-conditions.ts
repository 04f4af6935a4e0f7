import { conditionScope, inputTypes } from "./cel-program";
import { type CompiledCondition, compileConditions } from "./compile-clause";
import type { LintRegistry, Report } from "./lint-finding";
import { quoted } from "./lint-names";
import type { ClauseDocument, PactDocument, Provenance } from "./pact-document";

const PROVENANCES: readonly Provenance[] = ["claimed", "counted", "looked_up", "attested"];
const WAIVABLE = "E09";

/** E04 and E09: conditions compile against every action they govern, and don't rest on the agent's word alone. */
export function lintConditions(clause: ClauseDocument, path: string, document: PactDocument, registry: LintRegistry, report: Report): void {
  lintWaivers(clause, path, report);
  const actions = registry.actions.filter((action) => action.workflow === document.workflow);
  const { byAction, problems } = compileConditions(clause, (name) => {
    const action = actions.find((a) => a.name === name);
    return conditionScope(inputTypes({ argsSchema: action?.argsSchema, contextSchema: action?.contextSchema, lists: Object.keys(document.lists ?? {}) }));
  });
  for (const problem of problems) report("E04", `${path}.${problem.path}`, problem.message, "Correct the condition, or the action's schema.");
  lintAccepts(clause, path, [...byAction.values()], report);
  if (problems.length > 0) return;
  const highRisk = clause.actions.some((name) => actions.some((a) => a.name === name && (a.risk === "high" || a.risk === null)));
  const waived = clause.waivers?.some((w) => w.lint === WAIVABLE && w.reason.trim() !== "");
  if (!highRisk || waived || ![...byAction.values()].some((condition) => restsOnClaims(clause, condition))) return;
  report(
    "E09",
    `${path}.requires`,
    `Clause ${clause.key} rests on the agent's word.`,
    "Accept an input only looked up or attested, or waive this with a reason; outsiders see the reason.",
  );
}

/** Every input it reads is the agent's own. Parameters and the registered facts of action and agent decide nothing by themselves. */
function restsOnClaims(clause: ClauseDocument, { reads }: CompiledCondition): boolean {
  const inputs = reads.filter((path) => !/^(params|action|agent)(\.|$)/.test(path));
  return inputs.length > 0 && inputs.every((path) => provenanceOf(clause, path) === "claimed");
}

function provenanceOf(clause: ClauseDocument, path: string): Provenance {
  const accepted = clause.accepts?.[path];
  if (accepted) return accepted;
  if (path.startsWith("lists")) return "looked_up";
  if (path.startsWith("totals")) return "counted";
  return path.startsWith("subject") ? "attested" : "claimed";
}

function lintAccepts(clause: ClauseDocument, path: string, conditions: readonly CompiledCondition[], report: Report): void {
  for (const [input, provenance] of Object.entries(clause.accepts ?? {})) {
    const at = `${path}.accepts.${input}`;
    if (!PROVENANCES.includes(provenance)) report("E12", at, `${quoted(provenance)} isn't a provenance.`, "Choose claimed, counted, looked up or attested.");
    if (conditions.length > 0 && !conditions.some((c) => c.reads.includes(input)))
      report("E12", at, `No condition of the clause reads ${input}.`, "Remove the entry or correct its path.");
  }
}

function lintWaivers(clause: ClauseDocument, path: string, report: Report): void {
  clause.waivers?.forEach((waiver, i) => {
    if (waiver.lint !== WAIVABLE && !/^W\d\d$/.test(waiver.lint))
      report("E12", `${path}.waivers[${i}].lint`, `${waiver.lint} can't be waived.`, "Only E09 and warnings can.");
    if (waiver.reason.trim() === "") report("E12", `${path}.waivers[${i}].reason`, "A waiver without a reason waives nothing.", "Say why; outsiders see it.");
  });
}
