import type { Lane, Trigger } from "@/lib/core/closed-lists";
import type { ActionValues } from "./form-values";

/** The lane that a choice puts the agent in. Null: nothing is mapped. */
export function laneOfChoice(trigger: Trigger, choice: ActionValues["do"], verdict: ActionValues["verdict"]): Lane | null {
  // An open incident is Recover whatever stands beside it.
  if (choice !== "" && trigger === "incident") return "recover";
  switch (choice) {
    case "":
      return null;
    case "allow":
      return "allow";
    case "degrade":
      return "degrade";
    case "settle":
      return verdict === "hold" ? "escalate" : "degrade";
    case "review":
    case "block":
      return "escalate";
  }
}
