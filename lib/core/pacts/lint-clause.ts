import { SEVERITIES, TRIGGERS } from "../closed-lists";
import { DAY, parseDuration } from "../time";
import { lintConsequences } from "./lint-consequences";
import type { LintRegistry, Report } from "./lint-finding";
import { ownerProblem, quoted, unknownNames } from "./lint-names";
import type { ClauseDocument, EvidenceSpec, PactDocument } from "./pact-document";
import { chanceProblem } from "./repeat-rule";

const RATE = { least: 0.5, most: 0.999 };

/** One clause, its conditions aside. `path` is where it stands in the document. */
export function lintClause(clause: ClauseDocument, path: string, document: PactDocument, registry: LintRegistry, report: Report): void {
  if (clause.key.trim() === "") report("E12", `${path}.key`, "The clause has no key.", "Give it one that stays the same over versions, like C-1.");
  if (clause.obligation.trim() === "") report("E12", `${path}.obligation`, "The clause doesn't say what is promised.", "Write the obligation as one sentence.");
  if (!SEVERITIES.includes(clause.severity))
    report("E12", `${path}.severity`, `${quoted(clause.severity)} isn't a severity.`, "Choose critical, high, medium or low.");
  if (!registry.teams.includes(clause.owner)) report("E02", `${path}.owner`, ownerProblem(`Clause ${clause.key}`, clause.owner), "Choose a registered team.");
  positive(clause.cadence, `${path}.cadence`, "How often the owner looks at it", report);
  lintActions(clause, path, document, registry, report);
  if (clause.hard && clause.override?.allowed)
    report("W05", `${path}.override`, "No override passes a hard clause, so allowing one changes nothing.", "Make the clause soft or forbid overrides.");
  lintPromise(clause, path, report);
  clause.evidence.forEach((spec, i) => {
    lintEvidence(spec, `${path}.evidence[${i}]`, registry, report);
    if (clause.evidence.findIndex((other) => other.kind === spec.kind) !== i)
      report("E11", `${path}.evidence[${i}].kind`, `${quoted(spec.kind)} is asked for twice.`, "Keep one of them.");
  });
  for (const trigger of TRIGGERS) {
    if (clause.consequences[trigger] !== undefined) continue;
    report(
      "E01",
      `${path}.consequences.${trigger}`,
      `Clause ${clause.key} doesn't say what ${trigger.replaceAll("_", " ")} does.`,
      "Map it; the severity's default is filled in for you.",
    );
  }
  lintConsequences(clause, path, registry, report);
  lintRecovery(clause, path, document, report);
}

function positive(text: string, path: string, what: string, report: Report): number | null {
  const length = parseDuration(text ?? "");
  if (length === null || length <= 0) report("E12", path, `${what} isn't a length of time above zero.`, "Write it like PT4H or P7D.");
  return length;
}

function lintActions(clause: ClauseDocument, path: string, document: PactDocument, registry: LintRegistry, report: Report): void {
  if (clause.actions.length === 0) report("E10", `${path}.actions`, `Clause ${clause.key} governs no action.`, "Name the actions it is about.");
  const known = registry.actions.filter((action) => action.workflow === document.workflow).map((action) => action.name);
  unknownNames(clause.actions, known, `${path}.actions`, "action", report);
}

function lintPromise(clause: ClauseDocument, path: string, report: Report): void {
  const { promise, repeat } = clause;
  if (promise === undefined) {
    if (clause.severity !== "low")
      report(
        "W04",
        `${path}.promise`,
        `Clause ${clause.key} promises no rate, so neither drift nor repeated failures watch it.`,
        "State the rate that is promised, between 50 % and 99.9 %.",
      );
  } else {
    if (!(promise.rate >= RATE.least && promise.rate <= RATE.most))
      report("E12", `${path}.promise.rate`, `A promise of ${promise.rate} can't be watched.`, "Choose a rate between 0.5 and 0.999.");
    if (promise.deltaC !== undefined && !(promise.deltaC > 0 && promise.deltaC < promise.rate))
      report("E12", `${path}.promise.deltaC`, "The drop that clears a suspicion must lie between zero and the promise.", "Leave it at 0.05.");
  }
  const chance = repeat === undefined ? null : chanceProblem(repeat, promise?.rate ?? null, clause.severity);
  if (chance) report("E08", `${path}.repeat`, chance.message, chance.fix);
}

function lintEvidence(spec: EvidenceSpec, path: string, registry: LintRegistry, report: Report): void {
  if (spec.kind.trim() === "") report("E12", `${path}.kind`, "The proof has no name.", "Name the kind of evidence.");
  if (spec.method.trim() === "") report("E12", `${path}.method`, "Nothing says how the proof is made.", "Describe it in one sentence.");
  if (spec.sources.length === 0) report("E10", `${path}.sources`, "No source may report this proof.", "Name at least one evidence source.");
  unknownNames(spec.sources, registry.sources, `${path}.sources`, "evidence source", report);
  const window = positive(spec.window, `${path}.window`, "The window", report);
  const grace = parseDuration(spec.grace ?? "PT0S");
  if (grace === null) report("E12", `${path}.grace`, "The grace isn't a length of time.", "Write it like PT30M, or leave it out.");
  else if (window !== null && grace > window)
    report("W02", `${path}.grace`, "The grace is longer than the window it follows.", "Widen the window or shorten the grace.");
  if (spec.maxBackdate !== undefined) positive(spec.maxBackdate, `${path}.maxBackdate`, "The longest backdating", report);
  if (spec.passMark !== undefined && !(spec.passMark > 0 && spec.passMark <= 1))
    report("E12", `${path}.passMark`, "A pass mark lies above 0 and at most at 1.", "Choose a mark like 0.8.");
  const sources = spec.minSources ?? 1;
  if (!Number.isInteger(sources) || sources < 1 || sources > Math.max(1, spec.sources.length))
    report("E12", `${path}.minSources`, "There aren't that many sources.", "Ask for at least one source and at most as many as are named.");
  if (!(spec.expectedPerDay > 0))
    report("E12", `${path}.expectedPerDay`, "Nothing says how often this proof arrives.", "Estimate it; the form shows what that costs.");
  else if (window !== null && window > 0 && spec.expectedPerDay * window < DAY)
    report("W03", `${path}.expectedPerDay`, "At this rate the proof goes stale before the next one is expected.", "Widen the window or ask for more runs.");
  if (spec.about !== undefined && spec.about !== "agent" && !/^(args|context)\.\w/.test(spec.about.path)) {
    report("E12", `${path}.about.path`, `${quoted(spec.about.path)} isn't a place in a request.`, "Point at an input, like args.vendor.");
  }
}

/** E06: what opens a recovery must say how many fresh passes close it. */
function lintRecovery(clause: ClauseDocument, path: string, { defaults }: PactDocument, report: Report): void {
  const drift = clause.consequences.drift_verified?.do;
  if (clause.severity !== "critical" && drift !== "review" && drift !== "block") return;
  const passes = clause.recovery?.passes;
  const fix = "State the passes: the e-plan with a bad edge, or a fixed number.";
  if (passes === undefined) {
    if (defaults.recovery?.plan !== "e-plan" || clause.promise === undefined)
      report("E06", `${path}.recovery`, `Clause ${clause.key} leads into a recovery and doesn't say which passes end it.`, fix);
    return;
  }
  if (passes.plan === "fixed" && !(Number.isInteger(passes.n) && passes.n > 0))
    report("E06", `${path}.recovery.passes`, "A fixed plan needs a whole number of passes.", fix);
  if (passes.plan === "e-plan") {
    const edge = passes.pB ?? clause.promise?.rate;
    if (edge === undefined || !(edge > 0 && edge < 1))
      report("E06", `${path}.recovery.passes`, "The e-plan needs its bad edge: the rate the agent must beat.", fix);
  }
  if (clause.recovery?.soak !== undefined) positive(clause.recovery.soak, `${path}.recovery.soak`, "The soak", report);
}
