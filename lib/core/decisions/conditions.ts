import type { Json, JsonObject } from "../json";
import type { Activation, InputTypes } from "../pacts/cel-program";
import { toCel } from "../pacts/cel-shape";
import type { CompiledCondition } from "../pacts/compile-clause";
import type { CompiledClause } from "../pacts/compile-pact";
import type { Provenance } from "../pacts/pact-document";
import type { DecisionRequest } from "./decision";
import { readPath, readSubject } from "./request-facts";
import type { ActionFacts, AgentFacts } from "./snapshot";

export type ConditionAnswer = { is: "not_governed" } | { is: "met" } | { is: "not_met"; facts: Json } | { is: "error"; facts: Json };

/** What conditions are asked about: the request and what is known here of its action and agent. */
export type ConditionQuestion = { request: DecisionRequest; action: ActionFacts | null; agent: AgentFacts; counterparties: readonly string[] };

const PROVENANCE_RANK: Record<Provenance, number> = { claimed: 0, counted: 1, looked_up: 2, attested: 3 };
const NOT_GOVERNED: ConditionAnswer = { is: "not_governed" };
const MET: ConditionAnswer = { is: "met" };

/** Converts a request's inputs once per action's types and asks every clause's conditions of them. */
export class ConditionReader {
  readonly #question: ConditionQuestion;
  readonly #inputs = new Map<InputTypes, Omit<Activation, "params">>();

  constructor(question: ConditionQuestion) {
    this.#question = question;
  }

  /** Whether a clause governs the request and what its obligation says. What can't be answered is an error, never a pass. */
  ask(clause: CompiledClause): ConditionAnswer {
    const { request } = this.#question;
    if (request.malformed.length > 0) return { is: "error", facts: { malformed: request.malformed.map(({ path, problem }) => ({ path, problem })) } };
    const condition = clause.conditions.get(request.action);
    if (!condition || (condition.appliesWhen === null && condition.requires === null)) return MET;
    try {
      const inputs = this.#activation(clause, condition);
      if (condition.appliesWhen && !condition.appliesWhen.evaluate(inputs)) return NOT_GOVERNED;
      const weak = this.#weakInput(clause);
      if (weak) return { is: "error", facts: { path: weak, problem: "came by the agent's word alone" } };
      if (condition.requires && !condition.requires.evaluate(inputs)) {
        return { is: "not_met", facts: { requires: condition.requires.source, values: this.#values(clause, condition) } };
      }
      return MET;
    } catch (error) {
      return { is: "error", facts: { problem: error instanceof Error ? (error.message.split("\n")[0] ?? "") : "couldn't be evaluated" } };
    }
  }

  #activation(clause: CompiledClause, condition: CompiledCondition): Activation {
    let shared = this.#inputs.get(condition.types);
    if (!shared) {
      shared = this.#convert(condition.types);
      this.#inputs.set(condition.types, shared);
    }
    const subject = clause.evidence.some((spec) => spec.subject !== null) ? this.#subjects(clause, condition.types) : shared.subject;
    const { args, context, action, agent, lists, totals } = shared;
    return { args, context, action, agent, lists, totals, subject, params: condition.params };
  }

  #convert(types: InputTypes): Omit<Activation, "params"> {
    const { request, action, agent, counterparties } = this.#question;
    const lists: Record<string, readonly string[]> = types.lists.is === "object" ? (new types.lists.make() as Record<string, readonly string[]>) : {};
    if (types.lists.is === "object") for (const name of Object.keys(types.lists.fields)) lists[name] = counterparties;
    return {
      args: toCel(request.args, types.args),
      context: toCel(request.context, types.context),
      action: toCel(actionInput(request, action), types.action),
      agent: toCel({ slug: agent.slug, id: agent.id }, types.agent),
      lists,
      totals: toCel(request.totals ?? {}, types.totals),
      subject: toCel(request.subject ?? {}, types.subject),
    };
  }

  /** Subjects that the clause's evidence names, with their ids, beside what was attested about them. */
  #subjects(clause: CompiledClause, types: InputTypes): unknown {
    const { request } = this.#question;
    const found: JsonObject = { ...request.subject };
    for (const { subject } of clause.evidence) {
      const id = subject ? readSubject(request, subject.path) : null;
      if (!subject || id === null) continue;
      const attested = found[subject.type];
      found[subject.type] = { ...(typeof attested === "object" && !Array.isArray(attested) ? attested : null), id };
    }
    return toCel(found, types.subject);
  }

  #weakInput(clause: CompiledClause): string | null {
    for (const [path, accepted] of clause.accepts) {
      if (PROVENANCE_RANK[this.#provenance(path)] < PROVENANCE_RANK[accepted]) return path;
    }
    return null;
  }

  #provenance(path: string): Provenance {
    const given = this.#question.request.provenance;
    if (given && Object.hasOwn(given, path)) return given[path] ?? "claimed";
    if (path.startsWith("lists.")) return "looked_up";
    if (path.startsWith("totals.")) return "counted";
    return path.startsWith("subject.") ? "attested" : "claimed";
  }

  #values(clause: CompiledClause, condition: CompiledCondition): JsonObject {
    const found: JsonObject = {};
    for (const path of condition.reads) {
      const value = path.startsWith("params.") ? clause.params[path.slice("params.".length)] : readPath(this.#question.request, path);
      if (value !== undefined) found[path] = value;
    }
    return found;
  }
}

function actionInput(request: DecisionRequest, action: ActionFacts | null): JsonObject {
  const found: JsonObject = { name: request.action, workflow: request.workflow };
  if (action === null) return found;
  if (action.risk !== null) found.risk = action.risk;
  found.reversibility = action.reversibility;
  found.moneyMoving = action.moneyMoving;
  return found;
}
