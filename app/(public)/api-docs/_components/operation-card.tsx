import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { CodeBlock } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { type FieldRow, fieldRows, typeOf } from "@/lib/server/api/field-rows";
import type { Parameter } from "@/lib/server/api/openapi-document";
import type { Schema } from "@/lib/server/api/schema-of";
import type { ListedOperation } from "../page";
import { FieldList } from "./field-list";

type OperationCardProps = ListedOperation & { schemas: Readonly<Record<string, Schema>> };

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
const parameterRow = ({ name, in: place, required, description = "", schema }: Parameter): FieldRow => ({
  path: name,
  type: `${typeOf(schema)}, in the ${{ path: "address", query: "query", header: "headers" }[place]}`,
  required,
  description,
});

/** One thing to ask for: what goes in, what comes out, what can go wrong, with examples. */
export function OperationCard({ method, path, operation, schemas }: OperationCardProps) {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const resolve = (schema: Schema | undefined): Schema => {
    const name = typeof schema?.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
    return name ? (schemas[name] ?? {}) : (schema ?? {});
  };
  const body = Object.values(requestBody?.content ?? {})[0];
  const [success] = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const answer = Object.values(success?.[1].content ?? {})[0];
  const refusals = Object.entries(responses).filter(([status]) => !status.startsWith("2"));
  return (
    <Panel
      id={operationId}
      level={3}
      className="scroll-mt-4"
      title={
        <span className="flex flex-wrap items-center gap-2">
          <Badge>{method}</Badge>
          <code className="min-w-0 break-all">{path}</code>
        </span>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="max-w-prose font-semibold">{summary}</p>
        {description ? <p className="max-w-prose text-muted">{description.replaceAll("`", "")}</p> : null}
        {parameters.length > 0 ? <FieldList label="Parameters" rows={parameters.map(parameterRow)} /> : null}
        {body ? (
          <>
            <FieldList label="Body" rows={fieldRows(resolve(body.schema))} />
            {body.example === undefined ? null : <CodeBlock label={`Example body of ${operationId}`}>{pretty(body.example)}</CodeBlock>}
          </>
        ) : null}
        {answer ? (
          <Disclosure summary={`Answer ${success?.[0]}`}>
            <div className="flex flex-col gap-3">
              <FieldList label="Answer" rows={fieldRows(resolve(answer.schema))} />
              {Object.entries(answer.examples ?? {}).map(([name, { value }]) => (
                <CodeBlock key={name} label={`Example answer of ${operationId}: ${name}`}>
                  {pretty(value)}
                </CodeBlock>
              ))}
            </div>
          </Disclosure>
        ) : null}
        {refusals.length > 0 ? (
          <Disclosure summary="What can go wrong">
            <ul className="flex flex-col gap-1">
              {refusals.flatMap(([status, { content = {} }]) =>
                Object.keys(Object.values(content)[0]?.examples ?? {}).map((code) => (
                  <li key={code} className="flex flex-wrap gap-x-2">
                    <span className="tabular-nums">{status}</span> <code>{code}</code>
                    <span className="text-muted">{titleOf(Object.values(content)[0]?.examples?.[code]?.value)}</span>
                  </li>
                )),
              )}
            </ul>
          </Disclosure>
        ) : null}
      </div>
    </Panel>
  );
}

const titleOf = (problem: unknown): string => (typeof problem === "object" && problem !== null && "title" in problem ? String(problem.title) : "");
