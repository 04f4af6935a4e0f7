import "server-only";
import type { Schema } from "./schema-of";

/** One field of a body or an answer, for reading. */
export type FieldRow = { path: string; type: string; required: boolean; description: string };

const DEEPEST = 5;

/** A schema as the list of its fields, nested ones by their path: `next.do`, `constraints[].kind`. */
export function fieldRows(schema: Schema, path = "", depth = 0): FieldRow[] {
  const { properties, required = [] } = schema;
  if (!properties) return (schema.oneOf ?? schema.anyOf ?? []).flatMap((one) => fieldRows(one, path, depth)).filter(isFirst);
  return Object.entries(properties).flatMap(([name, field]) => {
    const here = path === "" ? name : `${path}.${name}`;
    const row = { path: here, type: typeOf(field), required: required.includes(name), description: field.description ?? "" };
    return depth < DEEPEST ? [row, ...nested(field, here, depth)] : [row];
  });
}

const isFirst = (row: FieldRow, index: number, all: readonly FieldRow[]): boolean => all.findIndex(({ path }) => path === row.path) === index;

function nested(field: Schema, path: string, depth: number): FieldRow[] {
  const inside = alternatives(field).find(({ properties, items }) => properties || items) ?? field;
  if (inside.items) {
    const kinds = alternatives(inside.items);
    // Of a list whose items come in many kinds, the kinds are in the type; their fields would bury what matters.
    return kinds.length > 1 ? [] : fieldRows(kinds[0] ?? {}, `${path}[]`, depth + 1);
  }
  return inside.properties ? fieldRows(inside, path, depth + 1) : [];
}

const isNull = ({ type }: Schema): boolean => type === "null";
const alternatives = (schema: Schema): Schema[] => (schema.oneOf ?? schema.anyOf ?? [schema]).filter((one) => !isNull(one));

/** `one of low, medium, high`, `list of texts`, `whole number or null`. */
export function typeOf(schema: Schema): string {
  const all = schema.oneOf ?? schema.anyOf;
  if (all) {
    const kinds = all.map(({ properties }) => properties?.kind?.const ?? properties?.do?.const ?? properties?.name?.const);
    if (kinds.length > 1 && kinds.every((kind) => typeof kind === "string")) return `one of ${kinds.join(", ")}`;
    return [...new Set(all.map(typeOf))].join(" or ");
  }
  if (schema.enum) return `one of ${schema.enum.join(", ")}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === "array") return `list${schema.items ? ` of ${typeOf(schema.items)}` : ""}`;
  if (schema.format === "date-time") return "instant";
  return (
    { string: "text", integer: "whole number", number: "number", boolean: "true or false", object: "object", null: "null" }[schema.type ?? ""] ?? "any JSON"
  );
}
