import { spellHidden } from "@/lib/format/reveal-characters";

const REQUEST_PARTS: Record<string, string> = {
  scope_change: "a request inside the scope that the build was verified for",
  unmapped_action: "a request for an action that a clause covers",
  condition_error: "a request with inputs that the conditions can read",
  authority_exceeded: "a request within the authority that is left",
};

/** Remedies are codes with names in them: `evidence:C-1:citation-eval`. Each is one event that takes a reason away. */
export function remedySentence(remedy: string): string {
  const [kind = "", ...rest] = remedy.split(":");
  const [first = "", second = ""] = rest.map(spellHidden);
  switch (kind) {
    case "evidence":
      return `A fresh ${second || "proof"} that passes, for ${first}`;
    case "close":
      return "Closing what was opened";
    case "change_request":
      return REQUEST_PARTS[first] ? `The agent sends ${REQUEST_PARTS[first]}` : `The agent sends a request that meets ${first}`;
    case "verify_build":
      return "A trust lead verifies the build";
    case "resume_agent":
      return "Closing the suspension";
    case "renew_pact":
      return `A new version of ${first || "the pact"}, with a later end`;
    case "repair":
      return `Repairing ${first}`;
    case "repair_history":
      return `Repairing the history of ${first || "the pact"}`;
    case "enforce_pact":
      return first ? `Enforcing ${first}` : "A pact in force that names the agent";
    case "set_risk":
      return "Saying how risky the action is";
    case "recovery":
      return "A signed recovery";
    case "raise_score":
      return "More evidence that passes";
    default:
      return spellHidden(remedy);
  }
}
