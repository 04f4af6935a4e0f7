import "server-only";
import { z } from "zod";

/** A JSON Schema of draft 2020-12, which is what OpenAPI 3.1 takes. */
export type Schema = {
  type?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  [keyword: string]: unknown;
};

/** What a contract accepts (`input`) or answers (`output`), as a schema that people and tools read. */
export function schemaOf(type: z.ZodType, io: "input" | "output"): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: "any", target: "draft-2020-12", override: tidy });
  if ("$defs" in schema) throw new Error("A contract refers to itself; the document has no place for that.");
  return schema as Schema;
}

/** `format` says what the pattern of an instant says, and every JSON integer ends at 2^53 − 1. */
function tidy({ jsonSchema }: { jsonSchema: { format?: unknown; pattern?: unknown; maximum?: unknown } }): void {
  if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** The schema without what the path says already. */
export function withoutFields(schema: Schema, names: readonly string[]): Schema {
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants && !schema.properties) return { ...schema, [schema.oneOf ? "oneOf" : "anyOf"]: variants.map((variant) => withoutFields(variant, names)) };
  if (!schema.properties) return schema;
  const kept = Object.entries(schema.properties).filter(([name]) => !names.includes(name));
  const required = (schema.required ?? []).filter((name) => !names.includes(name));
  const { required: _, ...rest } = schema;
  return { ...rest, properties: Object.fromEntries(kept), ...(required.length > 0 ? { required } : {}) };
}
