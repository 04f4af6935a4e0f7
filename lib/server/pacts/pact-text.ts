import "server-only";
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from "yaml";
import { PactDocumentInput } from "@/lib/contract/pact-document";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { ok, type Result, refuse } from "@/lib/core/result";

/** A pact as text: what it says, and where it says it. */
export type PactText = {
  value: unknown /** The line of a path like `clauses[1].requires`; of what holds it where it isn't there. */;
  lineOf: (path: string) => number | null;
};

const MOST_ALIASES = 50;

/** Reads YAML, of which JSON is a part. Problems name their lines. */
export function parsePactText(text: string): Result<PactText, RefusalCode> {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, version: "1.2", prettyErrors: false });
  if (parsed.errors.length > 0) {
    const fields: Record<string, string> = {};
    for (const { message, pos } of parsed.errors) fields[`line ${lines.linePos(pos[0]).line}`] ??= `${message}.`;
    return refuse("bad_request", fields);
  }
  let value: unknown;
  try {
    value = parsed.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    return refuse("bad_request", { body: error instanceof Error ? error.message : "It can't be read." });
  }
  const root: unknown = parsed.contents;
  return ok({
    value,
    lineOf: (path) => {
      const node = nodeAt(isNode(root) ? root : null, path);
      return node?.range ? lines.linePos(node.range[0]).line : null;
    },
  });
}

const SEGMENT = /\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[]+)/g;

/** The deepest node on the way to a path. Keys may hold dots (`accepts.args.payee`), so longer names are tried as well. */
function nodeAt(root: Node | null, path: string): Node | null {
  const segments = [...path.matchAll(SEGMENT)].map(([, index, quoted, plain]) => (index !== undefined ? Number(index) : (quoted ?? plain ?? "")));
  let node = root;
  let place = root;
  for (let i = 0; i < segments.length && node; ) {
    const segment = segments[i];
    if (isSeq(node)) {
      const item: unknown = typeof segment === "number" ? node.items[segment] : undefined;
      node = isNode(item) ? item : null;
      place = node ?? place;
      i += 1;
    } else if (isMap(node)) {
      const { items } = node;
      let taken = 0;
      for (let end = i + 1; end <= segments.length && taken === 0; end++) {
        const name = segments.slice(i, end).join(".");
        const pair = items.find(({ key }) => isScalar(key) && String(key.value) === name);
        if (!pair) continue;
        taken = end - i;
        place = isNode(pair.key) ? pair.key : place;
        node = isNode(pair.value) ? pair.value : null;
      }
      if (taken === 0) return place;
      i += taken;
    } else return place;
  }
  return place;
}

/** The document as people write it, its fields in the order of the printed one. Read again it is the same document. */
export function pactYaml(document: PactDocument): string {
  const ordered = PactDocumentInput.safeParse(document);
  return stringify(ordered.success ? ordered.data : document, { lineWidth: 0, aliasDuplicateObjects: false });
}
