import { Environment } from "@marcbachmann/cel-js";
import type { Json } from "../json";
import { ok, type Result, refuse } from "../result";
import { loopDepth, readPaths, visit } from "./cel-ast";
import { type CelShape, DYNAMIC_MAP, objectShape, shapeOfSchema } from "./cel-shape";
import { linearMatcher } from "./linear-matches";

/** The names a condition may read. There is no clock among them: time belongs to evidence windows. */
export const CONDITION_INPUTS = ["args", "context", "action", "agent", "params", "lists", "totals", "subject"] as const;
export type ConditionInput = (typeof CONDITION_INPUTS)[number];
const SHARED_INPUTS = ["args", "context", "action", "agent", "lists", "totals", "subject"] as const;
const ROOTS: ReadonlySet<string> = new Set(CONDITION_INPUTS);

export type Activation = Record<ConditionInput, unknown>;

export type Program = {
  source: string;
  /** Inputs it reads: `args.amountMinor`. */
  reads: readonly string[];
  /** Throws whenever the answer isn't plainly true or false. */
  evaluate: (inputs: Activation) => boolean;
};

export type InputTypes = Record<Exclude<ConditionInput, "params">, CelShape>;
export type ConditionTypes = Record<ConditionInput, CelShape>;

const MAX_LOOP_DEPTH = 1;
/** `matches` is spelt as everywhere in CEL; behind it stands the linear-time engine under this name. */
const LINEAR_MATCHES = "matchesInLinearTime";

const base = new Environment({ limits: { maxAstNodes: 500, maxDepth: 50 } }).registerFunction(`string.${LINEAR_MATCHES}(string): bool`, linearMatcher(), {
  async: false,
});

const ACTION = objectShape({
  name: { is: "string" },
  workflow: { is: "string" },
  risk: { is: "string" },
  reversibility: { is: "string" },
  moneyMoving: { is: "bool" },
});
const AGENT = objectShape({ slug: { is: "string" }, id: { is: "string" } });

/** The types shared by every condition on one action; `params` belongs to the clause. Without a schema an input is a map of anything. */
export function inputTypes(options: { argsSchema?: Json | null; contextSchema?: Json | null; lists: readonly string[] }): InputTypes {
  const input = (schema: Json | null | undefined): CelShape => {
    const shape = schema ? shapeOfSchema(schema) : DYNAMIC_MAP;
    return shape.is === "object" ? shape : DYNAMIC_MAP;
  };
  return {
    args: input(options.argsSchema),
    context: input(options.contextSchema),
    action: ACTION,
    agent: AGENT,
    lists: objectShape(Object.fromEntries(options.lists.map((name) => [name, { is: "list", of: { is: "string" } } as const]))),
    totals: DYNAMIC_MAP,
    subject: DYNAMIC_MAP,
  };
}

/** What the conditions on one action are compiled in. */
export type ConditionScope = { environment: Environment; types: InputTypes };

export function conditionScope(types: InputTypes): ConditionScope {
  const environment = base.clone();
  for (const name of SHARED_INPUTS) environment.registerVariable(name, declare(environment, `type.${name}`, types[name]));
  return { environment, types };
}

/** The same scope with one clause's parameters in it. */
export function withParams({ environment, types }: ConditionScope, params: CelShape): { environment: Environment; types: ConditionTypes } {
  const own = environment.clone();
  own.registerVariable("params", declare(own, "type.params", params));
  return { environment: own, types: { ...types, params } };
}

/** Registers object types bottom-up and answers the CEL name of the type. */
function declare(environment: Environment, name: string, shape: CelShape): string {
  if (shape.is === "list") return `list<${declare(environment, `${name}.item`, shape.of)}>`;
  if (shape.is !== "object") return shape.is;
  const fields = Object.fromEntries(Object.entries(shape.fields).map(([field, of]) => [field, declare(environment, `${name}.${field}`, of)]));
  environment.registerType(name, { ctor: shape.make, fields });
  return name;
}

function isDeclared([root, ...rest]: string[], types: ConditionTypes): boolean {
  let shape: CelShape | undefined = types[root as ConditionInput];
  for (const name of rest) {
    if (shape?.is !== "object") return shape !== undefined;
    shape = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
  }
  return shape !== undefined;
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";

/**
 * Compiles one condition. Refuses with `not_cel` (with the library's sentence under `condition`) what doesn't parse, reads
 * unknown fields, mixes types, isn't a yes-or-no question, nests loops, or carries a pattern that can't be read.
 */
export function compileCondition(source: string, { environment, types }: { environment: Environment; types: ConditionTypes }): Result<Program, "not_cel"> {
  const problem = (sentence: string): Result<Program, "not_cel"> => refuse("not_cel", { condition: sentence });
  try {
    const parsed = environment.parse(source);
    if (loopDepth(parsed.ast) > MAX_LOOP_DEPTH) return problem("A loop inside a loop isn't allowed: its cost grows with the square of the request.");
    const matcher = linearMatcher();
    let pattern: string | null = null;
    visit(parsed.ast, (node) => {
      if (node.op !== "rcall" || node.args[0] !== "matches") return;
      node.args[0] = LINEAR_MATCHES;
      const given = node.args[2][0];
      if (given?.op === "value" && typeof given.args === "string") {
        try {
          matcher("", given.args);
        } catch (error) {
          pattern = `The pattern ${JSON.stringify(given.args)} can't be used: ${firstLine(error)}`;
        }
      }
    });
    if (pattern) return problem(pattern);
    const reads = readPaths(parsed.ast, ROOTS);
    // `has(args.typo)` is well-typed to CEL and false for ever, so names are also checked here.
    const unknown = reads.find((path) => !isDeclared(path.split("."), types));
    if (unknown) return problem(`No such key: ${unknown}`);
    const checked = parsed.check();
    if (!checked.valid) return problem(firstLine(checked.error).replaceAll(LINEAR_MATCHES, "matches").replaceAll("type.", ""));
    if (checked.type !== "bool" && checked.type !== "dyn") return problem(`A condition answers yes or no; this one answers ${checked.type}.`);
    return ok({ source, reads, evaluate: (inputs) => plainAnswer(parsed(inputs)) });
  } catch (error) {
    return problem(firstLine(error));
  }
}

function plainAnswer(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new TypeError("the condition didn't answer yes or no");
}
