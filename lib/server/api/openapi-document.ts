import "server-only";
import { z } from "zod";
import { problemOf } from "@/lib/contract/answers";
import { REFUSALS, type RefusalCode } from "@/lib/contract/refusals";
import { type Endpoint, TAGS, type Tag } from "./endpoint";
import { ENDPOINTS } from "./endpoints";
import { type Schema, schemaOf, withoutFields } from "./schema-of";

const JSON_TYPE = "application/json";
const PROBLEM_TYPE = "application/problem+json";

type Media = { schema?: Schema; example?: unknown; examples?: Record<string, { value: unknown }> };
type Answer = { description: string; content?: Record<string, Media>; headers?: Record<string, { description: string; schema: Schema }> };
export type Parameter = { name: string; in: "path" | "query" | "header"; required: boolean; description?: string; schema: Schema };
export type ApiOperation = {
  operationId: string;
  tags: Tag[];
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  responses: Record<string, Answer>;
};
export type OpenApiDocument = {
  openapi: "3.1.0";
  info: { title: string; version: string; summary: string; description: string };
  servers: { url: string; description: string }[];
  tags: { name: Tag; description: string }[];
  paths: Record<string, Partial<Record<Endpoint["method"], ApiOperation>>>;
  components: { securitySchemes: Record<string, unknown>; schemas: Record<string, Schema> };
};

const Problem = z
  .object({
    type: z.string().meta({ description: "Names the kind of problem: urn:lanekeeper:problem:not_found." }),
    title: z.string().meta({ description: "What is so and what to do next, in a sentence." }),
    status: z.int(),
    detail: z.string().optional(),
    fields: z.record(z.string(), z.string()).optional().meta({ description: "What was wrong, by its path in the request." }),
    verdict: z.literal("deny").optional().meta({ description: "At the decision door: whatever goes wrong denies." }),
  })
  .meta({ description: "RFC 9457." });

const DESCRIPTION = `Every call carries an integration key in its header, as \`Authorization: Bearer\` and the key. A key has scopes and, where it asks or reports for an agent, that agent.
Bodies are JSON of at most 256 KB; a field that isn't known refuses the request. Money is a whole number of minor units, instants are ISO 8601 in UTC, durations ISO 8601.
What goes wrong is answered as problem+json with a sentence and, where a field is to blame, its path.`;

/** The whole machine interface, made from the contracts that the doors check against. */
export function openApiDocument(): OpenApiDocument {
  const schemas: Record<string, Schema> = { Problem: schemaOf(Problem, "output") };
  const paths: OpenApiDocument["paths"] = {};
  for (const endpoint of ENDPOINTS) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Lanekeeper", version: "1", summary: "How much authority an agent has right now, and why.", description: DESCRIPTION },
    servers: [{ url: "/", description: "Wherever this document was read from." }],
    tags: (Object.keys(TAGS) as Tag[]).map((name) => ({ name, description: TAGS[name] })),
    paths,
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "An integration key, made in Settings or with npm run keys." } },
      schemas,
    },
  };
}

const pathParameters = (path: string): string[] => Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? "");
const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function operationOf(endpoint: Endpoint, schemas: Record<string, Schema>): ApiOperation {
  const { id, tag, summary, description, scope, input, answer, answerType = JSON_TYPE, status = 200, examples } = endpoint;
  const inPath = pathParameters(endpoint.path);
  const answerName = `${capital(id)}Answer`;
  schemas[answerName] = schemaOf(answer, "output");
  const operation: ApiOperation = {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, scope ? `Needs a key with the scope \`${scope}\`.` : "Needs no key."].filter(Boolean).join(" "),
    security: scope ? [{ key: [] }] : [],
    parameters: [...inPath.map(inPathParameter), ...queryParameters(endpoint), ...(endpoint.repeatable ? [IDEMPOTENCY_KEY] : [])],
    responses: {
      [status]: {
        description: status === 201 ? "Made." : "Done.",
        content: { [answerType]: { schema: reference(answerName), ...(examples ? { examples: named(examples.answers) } : {}) } },
      },
      ...Object.fromEntries(
        Object.entries(endpoint.otherStatuses ?? {}).map(([other, meaning]) => [
          other,
          { description: meaning, content: { [answerType]: { schema: reference(answerName) } } },
        ]),
      ),
      ...refusalsOf(endpoint),
    },
  };
  if (input) {
    const name = `${capital(id)}Input`;
    schemas[name] = bodySchema(endpoint, input, inPath);
    const media: Media = { schema: reference(name), ...(examples?.request === undefined ? {} : { example: examples.request }) };
    const types = [JSON_TYPE, ...(endpoint.alsoTakes ?? [])];
    operation.requestBody = {
      required: true,
      content: Object.fromEntries(types.map((type) => [type, type === JSON_TYPE ? media : { schema: reference(name) }])),
    };
  }
  return operation;
}

const named = (values: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));

function bodySchema({ alsoSingle, notes = {} }: Endpoint, input: z.ZodType, inPath: readonly string[]): Schema {
  const schema = withNotes(withoutFields(schemaOf(input, "input"), inPath), notes);
  return alsoSingle && schema.items ? { oneOf: [schema.items, schema] } : schema;
}

function withNotes(schema: Schema, notes: Readonly<Record<string, string>>): Schema {
  if (schema.items) return { ...schema, items: withNotes(schema.items, notes) };
  if (!schema.properties) return schema;
  const told = Object.entries(schema.properties).map(([name, field]) => [name, notes[name] ? { ...field, description: notes[name] } : field]);
  return { ...schema, properties: Object.fromEntries(told) };
}

const inPathParameter = (name: string): Parameter => ({ name, in: "path", required: true, schema: { type: "string" } });

function queryParameters({ query }: Endpoint): Parameter[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemaOf(query, "input");
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }));
}

const IDEMPOTENCY_KEY: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "1 to 200 printable characters. The same key with the same body is answered alike and done once; with another body it is refused.",
  schema: { type: "string", maxLength: 200 },
};

/** Every way to be refused, by its status, each with the very problem that is answered. */
function refusalsOf({ scope, input, query, refusals }: Endpoint): Record<string, Answer> {
  const usual: RefusalCode[] = [
    ...(scope ? (["key_unknown", "forbidden"] as const) : []),
    ...(input ? (["too_large"] as const) : []),
    ...(input || query ? (["bad_request"] as const) : []),
  ];
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of new Set([...usual, ...refusals])) byStatus.set(REFUSALS[code].status, [...(byStatus.get(REFUSALS[code].status) ?? []), code]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        String(status),
        {
          description: codes.map((code) => REFUSALS[code].sentence).join(" "),
          content: { [PROBLEM_TYPE]: { schema: reference("Problem"), examples: named(Object.fromEntries(codes.map((code) => [code, problemOf(code)]))) } },
        },
      ]),
  );
}
