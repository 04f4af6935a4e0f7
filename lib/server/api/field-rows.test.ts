import { expect, test } from "vitest";
import { fieldRows, typeOf } from "./field-rows";
import { openApiDocument } from "./openapi-document";

test("types are told in words", () => {
  expect(typeOf({ type: "string" })).toBe("text");
  expect(typeOf({ type: "string", enum: ["low", "high"] })).toBe("one of low, high");
  expect(typeOf({ anyOf: [{ type: "integer" }, { type: "null" }] })).toBe("whole number or null");
  expect(typeOf({ type: "array", items: { type: "string", format: "date-time" } })).toBe("list of instant");
  expect(typeOf({ oneOf: [{ properties: { kind: { const: "cap" } } }, { properties: { kind: { const: "rate" } } }] })).toBe("one of cap, rate");
  expect(typeOf({})).toBe("any JSON");
});

test("nested fields stand under their path", () => {
  const { schemas } = openApiDocument().components;
  const paths = fieldRows(schemas.AskDecisionAnswer ?? {}).map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["verdict", "next", "next.do", "hold.dueAt", "pact.version"]));
  expect(paths).not.toContain("constraints[].kind");
  const evidence = fieldRows(schemas.SubmitEvidenceInput ?? {});
  expect(evidence.find(({ path }) => path === "observedAt")).toMatchObject({ type: "instant", required: true });
  expect(evidence.map(({ path }) => path)).toContain("subject.id");
});
