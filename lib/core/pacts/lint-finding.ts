import type { Reversibility, Risk } from "../closed-lists";
import type { JsonObject } from "../json";

/** Errors block publishing; warnings are shown. */
export type LintLevel = "error" | "warning";

export type LintCode =
  | "E01" // a trigger without a consequence
  | "E02" // no owner, or one that isn't a team
  | "E03" // a high-risk action that no proof watches
  | "E04" // a condition that can't be compiled
  | "E05" // a consequence below its lower bound
  | "E06" // a recovery is demanded and its passes aren't stated
  | "E07" // a review without queue, time to answer or silence
  | "E08" // a repeat rule that fires by chance
  | "E09" // rests on the agent's word
  | "E10" // a name that isn't registered
  | "E11" // written twice
  | "E12" // a value out of its range
  | "E13" // a constraint that can't be kept
  | "W01" // weaker than the default
  | "W02" // grace longer than the window
  | "W03" // evidence that arrives too rarely for its window
  | "W04" // a clause without a promise
  | "W05"; // an override allowed on a hard clause

export type Finding = {
  code: LintCode;
  level: LintLevel;
  /** Where in the document: `clauses[1].consequences.incident`. */
  path: string;
  /** What is so. */
  message: string;
  /** What to do. */
  fix: string;
};

/** What is registered, as far as a pact can name it. */
export type LintRegistry = {
  teams: readonly string[];
  agents: readonly string[];
  sources: readonly string[];
  counterparties: readonly string[];
  workflows: readonly string[];
  actions: readonly LintAction[];
};

export type LintAction = {
  workflow: string;
  name: string;
  risk: Risk | null;
  reversibility?: Reversibility;
  amountPath?: string | null;
  currencyPath?: string | null;
  counterpartyPath?: string | null;
  argsSchema?: JsonObject | null;
  contextSchema?: JsonObject | null;
};

export type Report = (code: LintCode, path: string, message: string, fix: string) => void;

export const reporter =
  (into: Finding[]): Report =>
  (code, path, message, fix) => {
    into.push({ code, level: code.startsWith("W") ? "warning" : "error", path, message, fix });
  };
