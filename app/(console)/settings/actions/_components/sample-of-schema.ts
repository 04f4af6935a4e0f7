import type { Json, JsonObject } from "@/lib/core/json";

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** A call as the schema allows it, for looking at a display before any real one exists. */
export function sampleOfSchema(schema: Json | undefined): JsonObject {
  const made = sample(schema, "value", 0);
  return isObject(made) ? made : {};
}

function sample(schema: Json | undefined, name: string, depth: number): Json {
  if (!isObject(schema) || depth > 6) return name;
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0] ?? null;
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== "null") : schema.type;
  if (type === "object" || isObject(schema.properties)) {
    const { properties } = schema;
    return isObject(properties) ? Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, sample(inner, key, depth + 1)])) : {};
  }
  if (type === "array") return [sample(schema.items, name, depth + 1)];
  if (type === "integer" || type === "number") return /minor|cents|amount|price|total/i.test(name) ? 420_000 : 2;
  if (type === "boolean") return true;
  if (/currency/i.test(name)) return "EUR";
  return /(date|time|at|on)$/i.test(name) && schema.format === "date-time" ? "2026-11-23T14:10:00Z" : `sample ${name}`;
}

/** Every path into the values a schema describes: `args.lines`, `args.payee`. */
export function pathsOfSchema(schema: Json | undefined, root: string, depth = 0): string[] {
  if (!isObject(schema) || !isObject(schema.properties) || depth > 4) return [];
  return Object.entries(schema.properties).flatMap(([name, inner]) => [`${root}.${name}`, ...pathsOfSchema(inner, `${root}.${name}`, depth + 1)]);
}
