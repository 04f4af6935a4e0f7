import fs from "node:fs";
import path from "node:path";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { Endpoint } from "./endpoint";
import { ENDPOINTS } from "./endpoints";
import { type ApiOperation, openApiDocument } from "./openapi-document";

const FOLDER = "app/api";
/** Doors for people and for what next-auth does are no part of the machine interface. */
const NOT_FOR_MACHINES = /^(auth|console)\//;
const rowOf = ({ method, path: address }: Pick<Endpoint, "method" | "path">) => `${method} ${address}`;
const rows = new Set(ENDPOINTS.map(rowOf));

/** Every method of every route file, as a row would name it. */
function routeDoors(): string[] {
  return fs
    .readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts" && !NOT_FOR_MACHINES.test(file.split(path.sep).join("/")))
    .flatMap((file) => {
      const address = `/${path.posix.join("api", path.dirname(file).split(path.sep).join("/"))}`.replace(/\[(\w+)\]/g, "{$1}");
      const source = fs.readFileSync(path.join(FOLDER, file), "utf8");
      return Array.from(
        source.matchAll(/export (?:async )?(?:const|function) (GET|POST|PUT|PATCH|DELETE)\b/g),
        ([, method = ""]) => `${method.toLowerCase()} ${address}`,
      );
    });
}

/** What the decision door takes for itself: its own addresses, as it spells them. */
function machineDoors(): string[] {
  const source = fs.readFileSync("lib/server/pdp/door.ts", "utf8");
  return Array.from(
    source.matchAll(/["^/](\\?\/api\\?\/v1[^"\n;]*?)(?:"|\$\/)/g),
    ([, address = ""]) => `post ${address.replaceAll("\\", "").replace(/\(dec_[^)]*\)/, "{decisionId}")}`,
  );
}

test("every door of the machine interface is described", () => {
  const doors = [...routeDoors(), ...machineDoors()];
  expect(machineDoors()).toEqual(["post /api/v1/decisions", "post /api/v1/decisions/{decisionId}/outcome"]);
  expect(doors.length).toBeGreaterThan(10);
  expect(doors.filter((door) => !rows.has(door))).toEqual([]);
});

test("nothing is described that has no door", () => {
  const doors = new Set([...routeDoors(), ...machineDoors()]);
  expect([...rows].filter((row) => !doors.has(row))).toEqual([]);
});

const document = openApiDocument();
const operations: [string, ApiOperation][] = Object.entries(document.paths).flatMap(([address, methods]) =>
  Object.entries(methods).map(([method, operation]): [string, ApiOperation] => [`${method} ${address}`, operation]),
);

describe("the document", () => {
  test("has the shape of OpenAPI 3.1", () => {
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(OPENAPI_SHAPE);
    expect(validate(document) ? [] : validate.errors).toEqual([]);
  });

  test("names each operation once, and every parameter of an address", () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [row, { parameters }] of operations) {
      const inAddress = Array.from(row.matchAll(/\{(\w+)\}/g), ([, name]) => name);
      expect(
        parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name),
        row,
      ).toEqual(inAddress);
    }
  });

  test("refers only to what it holds", () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
    for (const [, name = ""] of references) expect(document.components.schemas, name).toHaveProperty(name);
  });

  test("asks for a key everywhere but where it says so, and tells every refusal as a problem", () => {
    for (const [row, { security, responses }] of operations) {
      if (security.length === 0) continue;
      expect(Object.keys(responses), row).toEqual(expect.arrayContaining(["401", "403"]));
      for (const [status, answer] of Object.entries(responses))
        if (Number(status) >= 400) expect(answer.content, row).toHaveProperty(["application/problem+json"]);
    }
  });

  test("says of a decision what the caller must know", () => {
    const decide = document.paths["/api/v1/decisions"]?.post;
    expect(decide?.parameters.map(({ name }) => name)).toContain("Idempotency-Key");
    expect(Object.keys(decide?.responses ?? {})).toEqual(["200", "400", "401", "403", "409", "413", "422", "429", "503"]);
  });
});

describe("the examples", () => {
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema({ $id: "https://lanekeeper.test/api", components: document.components });
  const check = (schema: unknown, value: unknown) => {
    const { $ref } = schema as { $ref: string };
    const validate = ajv.getSchema(`https://lanekeeper.test/api${$ref}`);
    if (!validate) throw new Error(`No schema ${$ref}`);
    return validate(value) ? [] : validate.errors;
  };

  test.each(operations)("%s are what the schemas say", (_, { requestBody, responses }) => {
    for (const { schema, example } of Object.values(requestBody?.content ?? {})) if (example !== undefined) expect(check(schema, example)).toEqual([]);
    for (const { content = {} } of Object.values(responses))
      for (const { schema, examples = {} } of Object.values(content))
        for (const [name, { value }] of Object.entries(examples)) expect(check(schema, value), name).toEqual([]);
  });
});

/** The part of the OpenAPI 3.1 specification's own schema that this document can get wrong. */
const OPENAPI_SHAPE = {
  type: "object",
  required: ["openapi", "info", "paths", "components"],
  properties: {
    openapi: { const: "3.1.0" },
    info: {
      type: "object",
      required: ["title", "version"],
      additionalProperties: false,
      properties: { title: { type: "string" }, version: { type: "string" }, summary: { type: "string" }, description: { type: "string" } },
    },
    servers: { type: "array", items: { type: "object", required: ["url"] } },
    tags: { type: "array", items: { type: "object", required: ["name"] } },
    paths: {
      type: "object",
      patternProperties: {
        "^/": { type: "object", propertyNames: { enum: ["get", "post", "put", "patch", "delete"] }, additionalProperties: { $ref: "#/$defs/operation" } },
      },
      additionalProperties: false,
    },
    components: {
      type: "object",
      additionalProperties: false,
      properties: {
        schemas: {
          type: "object",
          propertyNames: { pattern: "^[a-zA-Z0-9._-]+$" },
          additionalProperties: { $ref: "https://json-schema.org/draft/2020-12/schema" },
        },
        securitySchemes: { type: "object" },
      },
    },
  },
  additionalProperties: false,
  $defs: {
    operation: {
      type: "object",
      required: ["operationId", "responses"],
      additionalProperties: false,
      properties: {
        operationId: { type: "string", pattern: "^[a-z][A-Za-z]+$" },
        tags: { type: "array", items: { type: "string" } },
        summary: { type: "string", pattern: "\\.$" },
        description: { type: "string" },
        security: { type: "array" },
        parameters: {
          type: "array",
          items: {
            type: "object",
            required: ["name", "in", "schema"],
            properties: { in: { enum: ["path", "query", "header"] }, required: { type: "boolean" } },
            anyOf: [{ properties: { in: { const: "path" }, required: { const: true } } }, { properties: { in: { enum: ["query", "header"] } } }],
          },
        },
        requestBody: { type: "object", required: ["content"], properties: { content: { $ref: "#/$defs/content" } } },
        responses: {
          type: "object",
          minProperties: 1,
          propertyNames: { pattern: "^[1-5]\\d\\d$" },
          additionalProperties: { type: "object", required: ["description"], properties: { content: { $ref: "#/$defs/content" } } },
        },
      },
    },
    content: {
      type: "object",
      minProperties: 1,
      propertyNames: { pattern: "^[a-z]+/[a-z+.-]+$" },
      additionalProperties: { type: "object", required: ["schema"] },
    },
  },
};
