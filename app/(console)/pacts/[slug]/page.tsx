import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { permissionReason } from "@/components/agents/permission-reason";
import { ModeBadge } from "@/components/pacts/mode-badge";
import { LiveRefresh } from "@/components/shell/live-refresh";
import { firstParam, type SearchParams } from "@/components/tables/url-params";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/core/members/permissions";
import { standingOf } from "@/lib/server/auth/actor";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listHolders } from "@/lib/server/members/reads";
import { compareVersions, loadPact } from "@/lib/server/pacts/reads";
import { ClausesPanel } from "./_components/clauses-panel";
import { ComparePanel } from "./_components/compare-panel";
import { PactFacts } from "./_components/pact-facts";
import { PublishPanel } from "./_components/publish-panel";
import { RetirePact } from "./_components/retire-pact";
import { VersionsPanel } from "./_components/versions-panel";

export const metadata: Metadata = { title: "Pact" };

export default async function PactPage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const [{ slug: asked }, query] = await Promise.all([params, searchParams]);
  const pact = await loadPact(actor, decodeURIComponent(asked));
  if (!pact) notFound();
  // History links by id; the address people see is the slug.
  if (pact.slug !== decodeURIComponent(asked)) redirect(`/pacts/${pact.slug}`);
  const { slug, shown, publish } = pact;
  const [from, to] = comparedVersions(
    query,
    pact.versions.map(({ number }) => number),
  );
  const changes = from === null || to === null ? null : await compareVersions(actor, slug, from, to);
  const mayAuthor = may(standingOf(actor), "pacts.author");
  const authorReason = mayAuthor ? null : permissionReason("Editing", await listHolders(actor, "pacts.author"));
  const edit = publish ? `Edit draft ${publish.version.number}` : "Edit";

  return (
    <>
      <LiveRefresh on={["pact.", "lane.", "unit.", "evidence.", "team."]} />
      <PageHeader
        title={pact.title}
        trail={[{ label: "Pacts", href: "/pacts" }]}
        badges={<ModeBadge mode={pact.mode} share={pact.share} />}
        description={`Version ${shown.number}, owned by ${pact.owner.name}.`}
        actions={
          <>
            <LinkButton href={`/pacts/${slug}/versions/${shown.number}`}>Read the document</LinkButton>
            {authorReason ? (
              <Button reason={authorReason}>{edit}</Button>
            ) : (
              <LinkButton href={`/pacts/${slug}/edit`} variant={publish ? "default" : "primary"}>
                {edit}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        {publish ? (
          <PublishPanel slug={slug} inForce={pact.inForce} publish={publish} mayPublish={may(standingOf(actor), "pacts.approve")} mayAuthor={mayAuthor} />
        ) : null}
        <PactFacts pact={pact} />
        <ClausesPanel pact={pact} />
        <VersionsPanel slug={slug} versions={pact.versions} />
        {pact.versions.length > 1 ? (
          <ComparePanel slug={slug} versions={pact.versions.map(({ number }) => number)} from={from} to={to} changes={changes} />
        ) : null}
        {pact.inForce === null ? null : (
          <RetirePact slug={slug} title={pact.title} reason={actor.roles.includes("trust_lead") ? null : "Ending a pact takes a trust lead."} />
        )}
      </div>
    </>
  );
}

/** The two versions in the address, or else the two newest. */
function comparedVersions(query: SearchParams, numbers: readonly number[]): [number | null, number | null] {
  const read = (name: string): number | null => numbers.find((number) => String(number) === firstParam(query, name)) ?? null;
  return [read("from") ?? numbers[1] ?? null, read("to") ?? numbers[0] ?? null];
}
