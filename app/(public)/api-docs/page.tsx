import type { Metadata } from "next";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { type ApiOperation, openApiDocument } from "@/lib/server/api/openapi-document";
import { OperationCard } from "./_components/operation-card";
import { OperationList } from "./_components/operation-list";

export const metadata: Metadata = { title: "Machine interface" };

export type ListedOperation = { method: string; path: string; operation: ApiOperation };

/** The OpenAPI document for people: the same source, no script needed. */
export default function ApiDocsPage() {
  const { info, tags, paths, components } = openApiDocument();
  const operations: ListedOperation[] = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const groups = tags
    .map((tag) => ({ ...tag, operations: operations.filter(({ operation }) => operation.tags.includes(tag.name)) }))
    .filter((group) => group.operations.length > 0);
  return (
    <main className="mx-auto max-w-page px-4 py-8">
      <PageHeader
        title="The machine interface"
        description={info.description.split("\n").map((line) => (
          <span key={line} className="mb-1 block">
            {line.replaceAll("`", "")}
          </span>
        ))}
        actions={
          <LinkButton href="/api/v1/openapi.json" prefetch={false}>
            OpenAPI 3.1 as JSON
          </LinkButton>
        }
      />
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[16rem_1fr]">
        <nav aria-label="Operations" className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto">
          {groups.map((group) => (
            <OperationList key={group.name} group={group} />
          ))}
        </nav>
        <div className="flex min-w-0 flex-col gap-8">
          {groups.map(({ name, description, operations: own }) => (
            <section key={name} aria-labelledby={name} className="flex flex-col gap-4">
              <div>
                <h2 id={name} className="text-title first-letter:uppercase">
                  {name}
                </h2>
                <p className="max-w-prose text-muted">{description}</p>
              </div>
              {own.map((one) => (
                <OperationCard key={one.operation.operationId} {...one} schemas={components.schemas} />
              ))}
            </section>
          ))}
          <p className="text-muted">
            People use the <TextLink href="/">console</TextLink>.
          </p>
        </div>
      </div>
    </main>
  );
}
