import "server-only";
import type { Json, JsonObject } from "@/lib/core/json";
import type { ActionRow } from "@/lib/core/projections/rows";

export type ActionSchemas = { args: JsonObject | null; context: JsonObject | null };
type Paths = Pick<ActionRow, "amountPath" | "currencyPath" | "counterpartyPath" | "casePath">;

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const ALTERNATIVES = ["$ref", "anyOf", "oneOf", "allOf", "not", "if"];

/** What the schema says of the value at a path: the part that describes it, `unsaid` where it leaves it open, `absent` where there is none. */
export function schemaAt(schemas: ActionSchemas, path: string): JsonObject | "unsaid" | "absent" {
  const [root, ...names] = path.split(".");
  let at: Json | undefined = root === "args" ? schemas.args : root === "context" ? schemas.context : null;
  for (const name of names) {
    if (!isObject(at) || ALTERNATIVES.some((word) => word in (at as JsonObject))) return "unsaid";
    if (isObject(at.items) && /^\d+$/.test(name)) at = at.items;
    else if (!isObject(at.properties)) return "unsaid";
    else if (Object.hasOwn(at.properties, name)) at = at.properties[name];
    else return isObject(at.patternProperties) || isObject(at.additionalProperties) || at.additionalProperties === true ? "unsaid" : "absent";
  }
  return isObject(at) ? at : "unsaid";
}

const allows = (schema: JsonObject, ...types: string[]): boolean => {
  const { type } = schema;
  if (type === undefined) return true;
  return Array.isArray(type) ? type.some((one) => types.includes(String(one))) : types.includes(String(type));
};

/** What is wrong with the registered paths, field by field. */
export function pathProblems(paths: Paths, schemas: ActionSchemas): Record<string, string> {
  const found: Record<string, string> = {};
  for (const field of ["amountPath", "currencyPath", "counterpartyPath", "casePath"] as const) {
    const path = paths[field];
    if (path === null) continue;
    const schema = schemaAt(schemas, path);
    if (schema === "absent") found[field] = missingIn(path);
    else if (schema === "unsaid") continue;
    else if (field === "amountPath" && !allows(schema, "integer", "number")) found[field] = `${path} isn't a number; amounts are whole minor units (cents).`;
    else if (field === "casePath" && !allows(schema, "string", "integer", "number")) found[field] = `${path} is neither text nor a number.`;
    else if ((field === "currencyPath" || field === "counterpartyPath") && !allows(schema, "string")) found[field] = `${path} isn't text.`;
  }
  return found;
}

export const missingIn = (path: string): string => `The schema has no ${path}.`;
