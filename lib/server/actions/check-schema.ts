import "server-only";
import type { JsonObject } from "@/lib/core/json";
import { canonical } from "../ledger/canonical";
import { compileSchema } from "../pdp/input-checks";

const LARGEST = 64 * 1024;

/** Why a schema can't check the inputs of an action; null: it can. */
export function schemaProblem(schema: JsonObject | null): string | null {
  if (schema === null) return null;
  const type = schema.type;
  if (type !== undefined && type !== "object" && !(Array.isArray(type) && type.includes("object")))
    return `Inputs are an object, so the schema's type must be "object".`;
  try {
    if (canonical(schema).length > LARGEST) return "A schema is at most 64 KB.";
    compileSchema(schema);
    return null;
  } catch (error) {
    return `This schema can't be used: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
