import { TRIGGERS, type Trigger } from "../closed-lists";
import type { CompiledClause, CompiledPact } from "../pacts/compile-pact";
import { denyAction, joinActions, type PactDefaults, type ResolvedAction, resolveAction } from "../pacts/resolved-action";
import type { OpenTrigger } from "./snapshot";
import { ALWAYS, type Governing, NEVER, type Step, type Subject, step } from "./step";

const isMapped = (kind: OpenTrigger["kind"]): kind is Trigger => (TRIGGERS as readonly string[]).includes(kind);

/** A trigger opened on one build holds for its whole family; an unknown build is spared nothing. */
function concernsBuild(trigger: OpenTrigger, { agent, build }: Subject): boolean {
  if (trigger.build === null || build === null || trigger.build === build.id || trigger.build === build.family) return true;
  for (const other of agent.builds.values()) if (other.id === trigger.build) return other.family === build.family;
  return false;
}

/** Set by whoever opened it. Without an action, or with `block`, everything stops: R3, no data is no permission. */
function byHand(trigger: OpenTrigger, defaults: PactDefaults): ResolvedAction {
  if (trigger.action === null) return denyAction("recover");
  const action = resolveAction(trigger.action, defaults);
  if (action.floor !== "deny") return action;
  return denyAction(trigger.kind === "manual" ? "recover" : "escalate", action.code);
}

function mapped(clause: CompiledClause, kind: Trigger, trigger: OpenTrigger, { defaults, standard }: CompiledPact): ResolvedAction {
  const own = clause.consequences[kind];
  if (trigger.baseline && (own.lane === "escalate" || own.lane === "recover")) return standard.degrade;
  const asked = trigger.action ? joinActions(own, resolveAction(trigger.action, defaults)) : own;
  // A critical clause's failure isn't only a stop: the way back leads through a recovery.
  return kind === "repeat_failure" && clause.severity === "critical" ? denyAction("recover", asked.code) : asked;
}

const remedyOf = (trigger: OpenTrigger): string => `close:${trigger.id}`;

/** Open triggers of one clause (R2: they stand until an event closes them, whatever the statistic does meanwhile). */
export function clauseTriggerSteps(out: Step[], governing: Governing, clause: CompiledClause, triggers: readonly OpenTrigger[], subject: Subject): void {
  for (const trigger of triggers) {
    if (!concernsBuild(trigger, subject)) continue;
    const { defaults } = governing.pact;
    const common = { governing, clause, trigger: trigger.id, remedy: remedyOf(trigger), facts: { openedAt: trigger.openedAt } };
    if (!isMapped(trigger.kind)) {
      out.push(step({ ...common, kind: trigger.kind, action: byHand(trigger, defaults) }));
      continue;
    }
    const hard = clause.hard || trigger.kind === "incident" || trigger.kind === "scope_change";
    const action = mapped(clause, trigger.kind, trigger, governing.pact);
    const fullFrom = trigger.actsFullyAt ?? ALWAYS;
    if (trigger.actsFullyAt === null) {
      out.push(step({ ...common, kind: trigger.kind, action, hard }));
      continue;
    }
    const waiting = governing.pact.standard.hold;
    out.push(step({ ...common, kind: trigger.kind, action: waiting, hard, until: fullFrom }));
    out.push(step({ ...common, kind: trigger.kind, action: joinActions(waiting, action), hard, from: fullFrom, until: NEVER }));
  }
}

/** Triggers for a whole pact or a whole agent: by hand as the person set it, everything else stops the agent. */
export function wideTriggerSteps(
  out: Step[],
  governing: Governing | null,
  defaults: PactDefaults | null,
  triggers: readonly OpenTrigger[],
  subject: Subject,
): void {
  for (const trigger of triggers) {
    if (!concernsBuild(trigger, subject)) continue;
    const action = isMapped(trigger.kind) || defaults === null ? denyAction("recover") : byHand(trigger, defaults);
    out.push(step({ kind: trigger.kind, governing, trigger: trigger.id, action, remedy: remedyOf(trigger), facts: { openedAt: trigger.openedAt } }));
  }
}
