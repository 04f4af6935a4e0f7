import "server-only";
import type { Json, JsonObject } from "@/lib/core/json";

const DEEPEST = 12;
/** More names than this are keys of a map, not fields. */
const MOST_FIELDS = 200;

type Shape = { kinds: Set<Kind>; objects: number; fields: Map<string, { seen: number; shape: Shape }>; items: Shape | null };
type Kind = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/**
 * What recorded values have in common, as a JSON Schema: types, and which fields were always there. It forbids nothing that
 * hasn't been seen yet, because a handful of calls doesn't show everything that is right. Null where there is nothing to learn.
 */
export function learnSchema(samples: readonly JsonObject[]): JsonObject | null {
  if (samples.length === 0) return null;
  const shape = emptyShape();
  for (const sample of samples) look(sample, shape, 0);
  return schemaOf(shape);
}

const emptyShape = (): Shape => ({ kinds: new Set(), objects: 0, fields: new Map(), items: null });

function kindOf(value: Json): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as "boolean" | "string" | "object";
}

function look(value: Json, shape: Shape, depth: number): void {
  shape.kinds.add(kindOf(value));
  if (typeof value !== "object" || value === null || depth >= DEEPEST) return;
  if (Array.isArray(value)) {
    shape.items ??= emptyShape();
    for (const item of value) look(item, shape.items, depth + 1);
    return;
  }
  shape.objects += 1;
  for (const [name, field] of Object.entries(value)) {
    const known = shape.fields.get(name) ?? { seen: 0, shape: emptyShape() };
    known.seen += 1;
    shape.fields.set(name, known);
    look(field, known.shape, depth + 1);
  }
}

function schemaOf({ kinds, objects, fields, items }: Shape): JsonObject {
  const types = [...kinds].filter((kind) => !(kind === "integer" && kinds.has("number"))).sort();
  const schema: JsonObject = types.length === 0 ? {} : { type: types.length === 1 ? (types[0] ?? null) : types };
  if (kinds.has("array") && items && items.kinds.size > 0) schema.items = schemaOf(items);
  if (!kinds.has("object") || fields.size === 0 || fields.size > MOST_FIELDS) return schema;
  const names = [...fields.keys()].sort();
  schema.properties = Object.fromEntries(names.map((name) => [name, schemaOf(fields.get(name)?.shape ?? emptyShape())]));
  const always = names.filter((name) => fields.get(name)?.seen === objects);
  if (always.length > 0) schema.required = always;
  return schema;
}
