import type { Json, JsonObject } from "../json";

/** What a value is to CEL. JSON has one kind of number; CEL has two, and says so in its types. */
export type CelShape =
  | { is: "int" | "double" | "string" | "bool" | "dyn" | "map" }
  | { is: "list"; of: CelShape }
  | { is: "object"; fields: Readonly<Record<string, CelShape>>; make: new () => object };

const DYNAMIC: CelShape = { is: "dyn" };
export const DYNAMIC_MAP: CelShape = { is: "map" };

/** A list longer than this is not judged: loops over it would let one request slow down everybody's. */
export const LONGEST_LIST = 1_000;

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** An own class per object type: that is how the CEL library tells typed objects apart. No inherited names can be read through it. */
export function objectShape(fields: Record<string, CelShape>): CelShape {
  const make = class {};
  Object.setPrototypeOf(make.prototype, null);
  return { is: "object", fields, make };
}

/**
 * Reads a JSON Schema as far as CEL can use it. Alternatives, references and anything unusual become dynamic: still
 * evaluated, no longer checked at save.
 */
export function shapeOfSchema(schema: Json | undefined): CelShape {
  if (!isObject(schema)) return DYNAMIC;
  if ("$ref" in schema || "anyOf" in schema || "oneOf" in schema || "allOf" in schema) return DYNAMIC;
  switch (schema.type) {
    case "integer":
      return { is: "int" };
    case "number":
      return { is: "double" };
    case "string":
      return { is: "string" };
    case "boolean":
      return { is: "bool" };
    case "array":
      return { is: "list", of: shapeOfSchema(schema.items) };
    case "object":
      return shapeOfObject(schema);
    default:
      return schema.type === undefined && isObject(schema.properties) ? shapeOfObject(schema) : DYNAMIC;
  }
}

function shapeOfObject(schema: JsonObject): CelShape {
  const { properties, additionalProperties } = schema;
  const open = additionalProperties === true || isObject(additionalProperties);
  if (!isObject(properties) || open) return DYNAMIC_MAP;
  return objectShape(Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, shapeOfSchema(property)])));
}

/** The shape of a value that is written in the pact itself. */
export function shapeOfValue(value: Json): CelShape {
  if (typeof value === "number") return { is: Number.isSafeInteger(value) ? "int" : "double" };
  if (typeof value === "string") return { is: "string" };
  if (typeof value === "boolean") return { is: "bool" };
  if (Array.isArray(value)) {
    const shapes = value.map(shapeOfValue);
    const first = shapes[0];
    return { is: "list", of: first && first.is !== "object" && first.is !== "list" && shapes.every((s) => s.is === first.is) ? first : DYNAMIC };
  }
  if (isObject(value)) return objectShape(Object.fromEntries(Object.entries(value).map(([name, v]) => [name, shapeOfValue(v)])));
  return DYNAMIC;
}

/**
 * Turns plain JSON into what CEL evaluates: whole numbers become CEL ints, numbers declared as `number` stay doubles.
 * A value of another shape than declared is passed through as it is, so that reading it is an evaluation error and never
 * a quiet conversion. Throws on a list longer than `LONGEST_LIST`.
 */
export function toCel(value: Json | undefined, shape: CelShape): unknown {
  switch (typeof value) {
    case "number":
      return shape.is !== "double" && Number.isSafeInteger(value) ? BigInt(value) : value;
    case "object":
      if (value === null) return null;
      if (Array.isArray(value)) return listToCel(value, shape);
      return objectToCel(value, shape);
    default:
      return value;
  }
}

function listToCel(value: Json[], shape: CelShape): unknown[] {
  if (value.length > LONGEST_LIST) throw new RangeError(`a list of ${value.length} items is too long to judge`);
  const of = shape.is === "list" ? shape.of : DYNAMIC;
  return value.map((item) => toCel(item, of));
}

function objectToCel(value: JsonObject, shape: CelShape): unknown {
  if (shape.is === "object") {
    const made = new shape.make() as Record<string, unknown>;
    for (const name of Object.keys(value)) {
      const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
      if (field) made[name] = toCel(value[name], field);
    }
    return made;
  }
  const made: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(value)) made[name] = toCel(value[name], DYNAMIC);
  return made;
}
