import { parseDuration } from "../time";
import { parseInstant } from "./iso-instant";
import { lintClause } from "./lint-clause";
import { lintConditions } from "./lint-conditions";
import { lintConstraint } from "./lint-consequences";
import { type Finding, type LintRegistry, type Report, reporter } from "./lint-finding";
import { ownerProblem, quoted, unknownNames } from "./lint-names";
import type { PactDocument } from "./pact-document";

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

/**
 * Everything that keeps a pact from being published (errors), and what its author should know (warnings), in document
 * order. A pure reading of the document against what is registered.
 */
export function lintPact(document: PactDocument, registry: LintRegistry): Finding[] {
  const findings: Finding[] = [];
  const report = reporter(findings);
  lintHead(document, registry, report);
  lintDefaults(document, registry, report);
  const keys = new Set<string>();
  document.clauses.forEach((clause, index) => {
    const path = `clauses[${index}]`;
    if (keys.has(clause.key))
      report("E11", `${path}.key`, `${clause.key} is used by an earlier clause.`, "Give every clause its own key; keys stay the same over versions.");
    keys.add(clause.key);
    lintClause(clause, path, document, registry, report);
    lintConditions(clause, path, document, registry, report);
  });
  lintFreshness(document, registry, report);
  return findings;
}

export const blocks = (findings: readonly Finding[]): boolean => findings.some((finding) => finding.level === "error");

function lintHead(document: PactDocument, registry: LintRegistry, report: Report): void {
  if (document.slug === "") report("E12", "slug", "The pact has no address.", "Choose one in lower-case letters, digits and hyphens; it stays the same.");
  else if (!SLUG.test(document.slug))
    report("E12", "slug", `${JSON.stringify(document.slug)} can't stand in an address.`, "Use lower-case letters, digits and hyphens.");
  if (document.title.trim() === "") report("E12", "title", "The pact has no title.", "Say in a few words what the agents are trusted with.");
  if (!registry.teams.includes(document.owner)) report("E02", "owner", ownerProblem("The pact", document.owner), "Choose a registered team.");
  if (document.workflow === "") report("E10", "workflow", "The pact names no workflow.", "Choose the workflow that its agents act in.");
  else if (!registry.workflows.includes(document.workflow))
    report("E10", "workflow", `No workflow ${quoted(document.workflow)} is registered.`, "Choose a registered workflow or register this one.");
  if (document.agents.length === 0) report("E10", "agents", "The pact names no agent, so it governs nobody.", "Name at least one agent.");
  unknownNames(document.agents, registry.agents, "agents", "agent", report);
  unknownNames(document.counterparties, registry.counterparties, "counterparties", "counterparty", report);
  if (document.clauses.length === 0) report("E12", "clauses", "The pact has no clause, so every action would be unmapped.", "Write at least one clause.");
  if (document.expiresAt !== undefined && parseInstant(document.expiresAt) === null) {
    report("E12", "expiresAt", `${quoted(document.expiresAt)} isn't an instant with a zone.`, "Write it like 2027-06-30T00:00:00Z.");
  }
  for (const [name, list] of Object.entries(document.lists ?? {})) {
    if (list.from !== "counterparties") report("E10", `lists.${name}`, "No such reference list is kept here.", "Bind the list to counterparties.");
  }
}

function lintDefaults({ defaults }: PactDocument, registry: LintRegistry, report: Report): void {
  defaults.degrade.constraints.forEach((constraint, i) => {
    lintConstraint(constraint, `defaults.degrade.constraints[${i}]`, registry, report);
  });
  if (defaults.degrade.constraints.length === 0)
    report("E13", "defaults.degrade.constraints", "Degrade would narrow nothing.", "Name at least one limit that applies in Degrade.");
  const { queue, answerWithin, silence, handUp, groups } = defaults.review;
  if (!registry.teams.includes(queue)) {
    const problem = queue ? `No team ${quoted(queue)} is registered to answer.` : "Nothing says whose queue a review waits in.";
    report("E07", "defaults.review.queue", problem, "Choose the team whose queue it is.");
  }
  if (!answerWithin || !(parseDuration(answerWithin) ?? 0))
    report("E07", "defaults.review.answerWithin", "The time to answer isn't a length of time above zero.", "Write it like PT15M.");
  if (!silence) report("E07", "defaults.review.silence", "Nothing says what silence means.", "Choose hand up, keep holding or deny.");
  unknownNames(handUp, registry.teams, "defaults.review.handUp", "team", report);
  unknownNames(groups, registry.teams, "defaults.review.groups", "team", report);
}

/** E03: whatever is high risk (or of unknown risk) needs at least one clause that asks for fresh proof. */
function lintFreshness(document: PactDocument, registry: LintRegistry, report: Report): void {
  const reported = new Set<string>();
  document.clauses.forEach((clause, index) => {
    for (const name of clause.actions) {
      const action = registry.actions.find((a) => a.workflow === document.workflow && a.name === name);
      if (!action || action.risk === "low" || action.risk === "medium" || reported.has(name)) continue;
      if (document.clauses.some((c) => c.actions.includes(name) && c.evidence.length > 0)) continue;
      reported.add(name);
      report(
        "E03",
        `clauses[${index}].evidence`,
        `${name} is high risk and no clause asks for fresh proof before it.`,
        "Add evidence with a window to one of its clauses.",
      );
    }
  });
}
