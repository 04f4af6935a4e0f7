import { type Lane, SEVERITIES, type Severity, TRIGGERS, type Trigger } from "../closed-lists";
import type { ActionFacts } from "../decisions/snapshot";
import type { PactId } from "../ids";
import type { Json, JsonObject } from "../json";
import { ok, type Result, refuse } from "../result";
import type { Instant } from "../time";
import { type ConditionScope, conditionScope, inputTypes } from "./cel-program";
import { type ClauseProblem, type CompiledCondition, type CompiledEvidence, compileConditions, compileEvidence } from "./compile-clause";
import { DEFAULT_CONSEQUENCES } from "./default-consequences";
import { parseInstant } from "./iso-instant";
import type { ClauseDocument, PactDocument, Provenance } from "./pact-document";
import { degradeAction, holdAction, joinActions, keepLowerBound, type PactDefaults, type ResolvedAction, resolveAction } from "./resolved-action";

/** What a pact has to know of an action to check conditions on it. */
export type PactAction = Pick<ActionFacts, "workflow" | "name"> & { argsSchema?: JsonObject | null; contextSchema?: JsonObject | null };

/** One version of a pact, ready to decide with: nothing is parsed or looked up twice. Immutable. */
export type CompiledPact = {
  id: PactId;
  slug: string;
  version: number;
  digest: string | null;
  document: PactDocument;
  workflow: string;
  agents: ReadonlySet<string>;
  /** Null: doesn't expire. */
  expiresAt: Instant | null;
  defaults: PactDefaults;
  /** The pact's default wait and default narrowing, for what no clause maps. */
  standard: { hold: ResolvedAction; degrade: ResolvedAction };
  /** Names that `lists` offers to conditions, each bound to the organisation's counterparties. */
  listNames: readonly string[];
  clauses: readonly CompiledClause[];
  clausesByAction: ReadonlyMap<string, readonly CompiledClause[]>;
};

export type CompiledClause = {
  key: string;
  /** Position in the document. */
  index: number;
  severity: Severity;
  hard: boolean;
  actions: readonly string[];
  /** Compiled per action, because each action has its own schema. An action without an entry has no condition. */
  conditions: ReadonlyMap<string, CompiledCondition>;
  accepts: readonly (readonly [path: string, provenance: Provenance])[];
  params: Record<string, Json>;
  evidence: readonly CompiledEvidence[];
  consequences: Readonly<Record<Trigger, ResolvedAction>>;
  /** `evidence_missing` joined with `evidence_stale`: no proof is never milder than an old one. */
  missing: ResolvedAction;
  overrideFloor: Lane | null;
  /** Not empty: the clause couldn't be compiled, and stands for a person's repair instead of for itself. */
  problems: readonly ClauseProblem[];
};

export type CompileOptions = { id: PactId; version: number; digest?: string; actions: readonly PactAction[] };

/**
 * Compiles a version. Never throws on a stored document: a clause that can't be read is carried as unreadable and holds
 * what it governs. Refuses `pact_unreadable` only where not even agents, workflow, defaults and clauses can be found.
 */
export function compilePact(document: PactDocument, options: CompileOptions): Result<CompiledPact, "pact_unreadable"> {
  const fields = missingParts(document);
  if (fields) return refuse("pact_unreadable", fields);
  const actions = new Map(options.actions.filter((action) => action.workflow === document.workflow).map((action) => [action.name, action]));
  const listNames = Object.keys(document.lists ?? {});
  const scopes = new Map<string, ConditionScope>();
  const scopeOf = (name: string): ConditionScope => {
    const known = scopes.get(name);
    if (known) return known;
    const action = actions.get(name);
    const made = conditionScope(inputTypes({ argsSchema: action?.argsSchema, contextSchema: action?.contextSchema, lists: listNames }));
    scopes.set(name, made);
    return made;
  };
  const clauses = document.clauses.map((clause, index) => compileClause(clause, index, { document, actions, scopeOf }));
  return ok({
    id: options.id,
    slug: document.slug,
    version: options.version,
    digest: options.digest ?? null,
    document,
    workflow: document.workflow,
    agents: new Set(document.agents),
    // An end that can't be read is in the past: an unreadable term is no term.
    expiresAt: document.expiresAt === undefined ? null : (parseInstant(document.expiresAt) ?? 0),
    defaults: document.defaults,
    standard: { hold: holdAction(document.defaults.review), degrade: degradeAction(document.defaults) },
    listNames,
    clauses,
    clausesByAction: indexByAction(clauses),
  });
}

function missingParts(document: PactDocument): Record<string, string> | null {
  const found: Record<string, string> = {};
  if (!Array.isArray(document?.agents)) found.agents = "is not a list of agents";
  if (typeof document?.workflow !== "string") found.workflow = "is not the name of a workflow";
  if (!Array.isArray(document?.clauses)) found.clauses = "is not a list of clauses";
  if (!Array.isArray(document?.defaults?.degrade?.constraints)) found["defaults.degrade"] = "names no constraints";
  if (typeof document?.defaults?.review?.queue !== "string") found["defaults.review"] = "names no queue";
  return Object.keys(found).length > 0 ? found : null;
}

function indexByAction(clauses: readonly CompiledClause[]): ReadonlyMap<string, readonly CompiledClause[]> {
  const index = new Map<string, CompiledClause[]>();
  for (const clause of clauses)
    for (const action of clause.actions) {
      const known = index.get(action);
      if (known) known.push(clause);
      else index.set(action, [clause]);
    }
  return index;
}

type Surroundings = { document: PactDocument; actions: ReadonlyMap<string, PactAction>; scopeOf: (action: string) => ConditionScope };

function compileClause(clause: ClauseDocument, index: number, around: Surroundings): CompiledClause {
  try {
    return readClause(clause, index, around);
  } catch (error) {
    return unreadableClause(clause, index, around, error instanceof Error ? error.message : String(error));
  }
}

function readClause(clause: ClauseDocument, index: number, { document, scopeOf }: Surroundings): CompiledClause {
  const { defaults } = document;
  const evidence = compileEvidence(clause);
  const conditions = compileConditions(clause, scopeOf);
  const consequences = resolveConsequences(clause, defaults);
  return {
    key: clause.key,
    index,
    severity: clause.severity,
    hard: clause.hard,
    actions: [...clause.actions],
    conditions: conditions.byAction,
    accepts: Object.entries(clause.accepts ?? {}),
    params: clause.params ?? {},
    evidence: evidence.specs,
    consequences,
    missing: joinActions(consequences.evidence_missing, consequences.evidence_stale),
    overrideFloor: clause.hard || clause.override?.allowed !== true ? null : (clause.override.floor ?? "degrade"),
    problems: [...evidence.problems, ...conditions.problems],
  };
}

/** Every trigger mapped: by the clause, else by its severity's default; and never below the bounds. */
function resolveConsequences(clause: ClauseDocument, defaults: PactDefaults): Record<Trigger, ResolvedAction> {
  const resolve = (trigger: Trigger): ResolvedAction =>
    keepLowerBound(trigger, resolveAction(clause.consequences[trigger] ?? DEFAULT_CONSEQUENCES[clause.severity][trigger], defaults), defaults);
  return Object.fromEntries(TRIGGERS.map((trigger) => [trigger, resolve(trigger)])) as Record<Trigger, ResolvedAction>;
}

/** Governs whatever it might have meant: its own actions if they can be read, else every action the pact's workflow has. */
function unreadableClause(clause: ClauseDocument, index: number, { document, actions }: Surroundings, message: string): CompiledClause {
  const named: unknown = clause?.actions;
  const key: unknown = clause?.key;
  const severity = SEVERITIES.find((s) => s === clause?.severity) ?? "critical";
  const readableKey = typeof key === "string" ? key : `#${index + 1}`;
  const consequences = resolveConsequences({ severity, consequences: {} } as ClauseDocument, document.defaults);
  return {
    key: readableKey,
    index,
    severity,
    hard: true,
    actions: Array.isArray(named) ? named.filter((name) => typeof name === "string") : [...actions.keys()],
    conditions: new Map(),
    accepts: [],
    params: {},
    evidence: [],
    consequences,
    missing: joinActions(consequences.evidence_missing, consequences.evidence_stale),
    overrideFloor: null,
    problems: [{ path: "", message }],
  };
}
