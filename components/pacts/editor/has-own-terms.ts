import type { ActionValues } from "./form-values";

/** Whether a cell says anything that the pact's defaults don't. */
export function hasOwnTerms({ do: choice, ownLimits, terms, code }: ActionValues): boolean {
  if (choice === "degrade") return ownLimits;
  if (choice === "block") return code !== "";
  if (choice === "settle") return true;
  const { queue, tier, answerWithin, silence, ownHandUp, ownGroups, rerouteTo } = terms;
  return choice === "review" && (ownHandUp || ownGroups || [queue, tier, answerWithin, silence, rerouteTo].some((term) => term !== ""));
}
