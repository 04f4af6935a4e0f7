import "server-only";
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { DecisionRequest } from "@/lib/core/decisions/decision";

const OPTIONS = { allErrors: false, strict: false, validateFormats: true } as const;
const formats = addFormats.default ?? addFormats;

/** Compiles a JSON Schema (draft 7, or 2020-12 where it says so). Throws where it isn't one. */
export function compileSchema(schema: unknown): ValidateFunction {
  const draft = typeof schema === "object" && schema !== null && "$schema" in schema ? String(schema.$schema) : "";
  const made = draft.includes("2020-12") ? new Ajv2020(OPTIONS) : new Ajv(OPTIONS);
  (formats as (ajv: unknown) => void)(made);
  const { $schema: _, ...rest } = (typeof schema === "object" ? schema : {}) as Record<string, unknown>;
  return made.compile(typeof schema === "boolean" ? schema : rest);
}

/** What is wrong with a request's inputs, path by path. */
export function malformedInputs(root: "args" | "context", check: ValidateFunction | null, value: unknown): DecisionRequest["malformed"] {
  if (check === null || check(value)) return [];
  return (check.errors ?? []).map(({ instancePath, message, params }) => ({
    path: `${root}${instancePath.replaceAll("/", ".")}${"missingProperty" in params ? `.${params.missingProperty}` : ""}`,
    problem: message ?? "isn't as the schema says",
  }));
}
