import { type ASTNode, Environment } from "@marcbachmann/cel-js";
import { childrenOf } from "./cel-ast";

/** How a value moves when one input rises: not at all, up, down, or nobody can say. False counts as lower than true. */
export type Direction = "constant" | "rising" | "falling" | "unknown";

const grammar = new Environment({ unlistedVariablesAreDyn: true, limits: { maxAstNodes: 500, maxDepth: 50 } });

const opposite = (d: Direction): Direction => (d === "rising" ? "falling" : d === "falling" ? "rising" : d);

function together(a: Direction, b: Direction): Direction {
  if (a === "constant") return b;
  return b === "constant" || a === b ? a : "unknown";
}

const mentions = (node: ASTNode, param: string): boolean =>
  (node.op === "id" && node.args === "params") || childrenOf(node).some((child) => mentions(child, param)) || (node.op === "value" && node.args === param);

const isParam = (node: ASTNode, param: string): boolean =>
  node.op === "." && node.args[1] === param && node.args[0].op === "id" && node.args[0].args === "params";
const isOtherParam = (node: ASTNode, param: string): boolean =>
  node.op === "." && node.args[1] !== param && node.args[0].op === "id" && node.args[0].args === "params";
const isPositiveNumber = (node: ASTNode): boolean => node.op === "value" && (typeof node.args === "bigint" || typeof node.args === "number") && node.args > 0;

function directionOf(node: ASTNode, param: string): Direction {
  if (isParam(node, param)) return "rising";
  if (isOtherParam(node, param) || !mentions(node, param)) return "constant";
  const of = (child: ASTNode): Direction => directionOf(child, param);
  switch (node.op) {
    case "<":
    case "<=":
      return together(opposite(of(node.args[0])), of(node.args[1]));
    case ">":
    case ">=":
      return together(of(node.args[0]), opposite(of(node.args[1])));
    case "&&":
    case "||":
    case "+":
      return together(of(node.args[0]), of(node.args[1]));
    case "-":
      return together(of(node.args[0]), opposite(of(node.args[1])));
    case "!_":
    case "-_":
      return opposite(of(node.args));
    case "*":
      if (isPositiveNumber(node.args[0])) return of(node.args[1]);
      return isPositiveNumber(node.args[1]) ? of(node.args[0]) : "unknown";
    case "/":
      return isPositiveNumber(node.args[1]) ? of(node.args[0]) : "unknown";
    case "?:":
      return of(node.args[0]) === "constant" ? together(of(node.args[1]), of(node.args[2])) : "unknown";
    default:
      return "unknown";
  }
}

/** The direction in which a condition moves when `params.<param>` rises. What can't be read is unknown. */
export function directionIn(source: string, param: string): Direction {
  try {
    return directionOf(grammar.parse(source).ast, param);
  } catch {
    return "unknown";
  }
}
