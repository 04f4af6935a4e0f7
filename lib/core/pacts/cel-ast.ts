import type { ASTNode } from "@marcbachmann/cel-js";

const LOOPS: ReadonlySet<string> = new Set(["all", "exists", "exists_one", "map", "filter"]);

const isNode = (value: unknown): value is ASTNode => typeof value === "object" && value !== null && "op" in value && "args" in value;

export function childrenOf(node: ASTNode): ASTNode[] {
  const found: ASTNode[] = [];
  const collect = (value: unknown): void => {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) for (const item of value) collect(item);
  };
  collect(node.args);
  return found;
}

export function visit(node: ASTNode, on: (node: ASTNode) => void): void {
  on(node);
  for (const child of childrenOf(node)) visit(child, on);
}

/** How deep loops stand inside loops. */
export function loopDepth(node: ASTNode): number {
  const deepest = childrenOf(node).reduce((depth, child) => Math.max(depth, loopDepth(child)), 0);
  return node.op === "rcall" && LOOPS.has(node.args[0]) ? deepest + 1 : deepest;
}

function pathOf(node: ASTNode): string[] | null {
  if (node.op === "id") return [node.args];
  if (node.op === "." || node.op === ".?") {
    const base = pathOf(node.args[0]);
    return base ? [...base, node.args[1]] : null;
  }
  if (node.op === "[]" && node.args[1].op === "value" && typeof node.args[1].args === "string") {
    const base = pathOf(node.args[0]);
    return base ? [...base, node.args[1].args] : null;
  }
  return null;
}

/** The inputs an expression reads, as paths: `args.amountMinor`, `context.poMatch`. Loop variables are left out. */
export function readPaths(node: ASTNode, roots: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  const walk = (at: ASTNode): void => {
    const path = pathOf(at);
    if (path && roots.has(path[0] ?? "")) {
      found.add(path.join("."));
      return;
    }
    for (const child of childrenOf(at)) walk(child);
  };
  walk(node);
  return [...found].sort();
}
