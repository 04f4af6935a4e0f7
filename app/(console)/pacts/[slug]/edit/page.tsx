import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { firstParam, type SearchParams } from "@/components/tables/url-params";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { loadPactHead } from "@/lib/server/pacts/editor-reads";
import { EditPact } from "../../_components/edit-pact";

export const metadata: Metadata = { title: "Edit a pact" };

export default async function EditPactPage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const [{ slug }, query] = await Promise.all([params, searchParams]);
  const head = await loadPactHead(actor, decodeURIComponent(slug));
  if (!head) notFound();
  return (
    <>
      <PageHeader
        title={`Edit ${head.title}`}
        trail={[
          { label: "Pacts", href: "/pacts" },
          { label: head.title, href: `/pacts/${head.slug}` },
        ]}
        description={
          head.inForce === null ? "Nothing takes effect before it is published." : `Version ${head.inForce} stays in force until the next one is published.`
        }
      />
      <EditPact actor={actor} slug={head.slug} at={firstParam(query, "at")} />
    </>
  );
}
