import { REASON_CODES, TRIGGERS, type Trigger } from "../closed-lists";
import { parseDuration } from "../time";
import { DEFAULT_CONSEQUENCES } from "./default-consequences";
import type { LintRegistry, Report } from "./lint-finding";
import { quoted, unknownNames } from "./lint-names";
import type { ClauseDocument, Constraint, RuntimeAction } from "./pact-document";

const NEVER_ALLOW: readonly Trigger[] = ["condition_not_met", "evidence_missing", "evidence_contradictory", "drift_verified", "fingerprint_change"];
const STRICTNESS = { allow: 0, degrade: 1, settle: 1, review: 2, block: 3 } as const;

/** How strict a runtime action is, roughly: by lane and verdict, its parameters aside. */
export const strictness = (action: RuntimeAction): number => (action.do === "settle" && action.verdict === "hold" ? STRICTNESS.review : STRICTNESS[action.do]);

/** E05, E07, E13 and W01 for every consequence of a clause. */
export function lintConsequences(clause: ClauseDocument, path: string, registry: LintRegistry, report: Report): void {
  for (const trigger of TRIGGERS) {
    const action = clause.consequences[trigger];
    if (action === undefined) continue;
    const at = `${path}.consequences.${trigger}`;
    const bound = belowBound(trigger, action);
    if (bound) report("E05", at, `${trigger.replaceAll("_", " ")} can't lead to ${action.do}.`, bound);
    else if (strictness(action) < strictness(DEFAULT_CONSEQUENCES[clause.severity][trigger])) {
      report("W01", at, `Weaker than the default for a ${clause.severity} clause.`, "A trust lead has to approve it, and it is shown as weaker.");
    }
    lintAction(action, at, registry, report);
  }
}

function belowBound(trigger: Trigger, action: RuntimeAction): string | null {
  if (trigger === "incident") return action.do === "block" ? null : "An open incident always blocks.";
  if (trigger === "scope_change") return action.do === "review" || action.do === "block" ? null : "Leaving the verified scope is reviewed or blocked.";
  if (action.do === "allow" && NEVER_ALLOW.includes(trigger)) return "Choose at least degrade.";
  return null;
}

function lintAction(action: RuntimeAction, path: string, registry: LintRegistry, report: Report): void {
  switch (action.do) {
    case "allow":
      return;
    case "degrade":
      for (const [i, constraint] of (action.constraints ?? []).entries()) lintConstraint(constraint, `${path}.constraints[${i}]`, registry, report);
      if (action.constraints?.length === 0)
        report("E13", `${path}.constraints`, "This would narrow nothing.", "Name a limit, or leave the list out to use the pact's default.");
      return;
    case "block":
      if (action.code !== undefined && !(REASON_CODES as readonly string[]).includes(action.code))
        report("E12", `${path}.code`, `${quoted(action.code)} isn't a code agents know.`, `Use one of ${REASON_CODES.join(", ")}.`);
      return;
    case "review": {
      // What the cell leaves out is the pact's default, and found there once.
      if (action.queue !== undefined && !registry.teams.includes(action.queue))
        report("E07", `${path}.queue`, `No team ${quoted(action.queue)} is registered to answer.`, "Choose the team whose queue it is.");
      if (action.answerWithin !== undefined && !(parseDuration(action.answerWithin) ?? 0))
        report("E07", `${path}.answerWithin`, "The time to answer isn't a length of time above zero.", "Write it like PT30M.");
      unknownNames(action.handUp ?? [], registry.teams, `${path}.handUp`, "team", report);
      unknownNames(action.groups ?? [], registry.teams, `${path}.groups`, "team", report);
      const target = action.reroute?.to;
      if (target !== undefined && !registry.teams.includes(target) && !registry.agents.includes(target))
        report("E10", `${path}.reroute.to`, `${quoted(target)} is neither a team nor an agent.`, "Name who takes over.");
      return;
    }
    case "settle": {
      if (action.release.when.trim() === "") report("E12", `${path}.release.when`, "Nothing says what releases the money.", "Name the event that releases it.");
      if (!(parseDuration(action.release.by) ?? 0)) report("E12", `${path}.release.by`, "The release has no deadline.", "Write it like P14D.");
      const { amount } = action;
      if (amount && "share" in amount && !(amount.share > 0 && amount.share <= 1))
        report("E12", `${path}.amount.share`, "A share lies above 0 and at most at 1.", "Choose a share like 0.2.");
      if (amount && "minor" in amount && !(Number.isSafeInteger(amount.minor) && amount.minor > 0))
        report("E12", `${path}.amount.minor`, "Money is a whole number of minor units above zero.", "Write cents, not euros.");
    }
  }
}

/** A limit must be one that can be kept. */
export function lintConstraint(constraint: Constraint, path: string, registry: LintRegistry, report: Report): void {
  switch (constraint.kind) {
    case "cap_amount":
      if (!Number.isSafeInteger(constraint.amountMinor) || constraint.amountMinor < 0)
        report("E12", `${path}.amountMinor`, "Money is a whole number of minor units, never negative.", "Write cents, not euros.");
      if (!/^[A-Z]{3}$/.test(constraint.currency))
        report("E12", `${path}.currency`, `${quoted(constraint.currency)} isn't a currency code.`, "Use three letters, like EUR.");
      return;
    case "cap_count":
    case "cap_rate":
      if (!Number.isInteger(constraint.count) || constraint.count < 0)
        report("E12", `${path}.count`, "A count is a whole number, never negative.", "Choose how many are allowed per period.");
      return;
    case "allow_counterparties":
      unknownNames(constraint.counterparties, registry.counterparties, `${path}.counterparties`, "counterparty", report);
      return;
    case "sampled_review":
      if (!(constraint.share > 0 && constraint.share <= 1))
        report("E12", `${path}.share`, "A share lies above 0 and at most at 1.", "Choose a share like 0.1.");
      return;
    default:
      return;
  }
}
