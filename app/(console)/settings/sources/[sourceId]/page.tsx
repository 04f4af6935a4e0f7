import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Mono } from "@/components/ui/mono";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { loadSource } from "@/lib/server/sources/reads";
import { DeniedNote } from "../../_components/denied-note";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { RevokeSource } from "../_components/revoke-source";
import { SourceForm } from "../_components/source-form";
import { KIND_NAMES } from "../_components/source-kinds";

export const metadata: Metadata = { title: "Evidence source" };

export default async function SourcePage({ params }: { params: Promise<{ sourceId: string }> }) {
  const actor = await requireActor();
  const [source, denied] = await Promise.all([loadSource(actor, (await params).sourceId), whoElseMay(actor, "registry.manage")]);
  if (!source) notFound();
  const reason = reasonOf(denied);
  return (
    <>
      <PageHeader
        title={source.name}
        trail={[{ label: "Evidence sources", href: "/settings/sources" }]}
        badges={<Mono>{source.slug}</Mono>}
        description={
          <>
            {KIND_NAMES[source.kind]}.{" "}
            {source.lastHeardAt ? (
              <>
                Last heard <Time iso={source.lastHeardAt} />.
              </>
            ) : (
              "Nothing has been heard from it yet."
            )}
          </>
        }
      />
      <DeniedNote what="Changing sources" denied={denied} />
      {source.revokedAt ? (
        <Notice tone="failure" title="This source was revoked">
          <Time iso={source.revokedAt} />. Its evidence doesn’t count, and nothing it sends is taken. Register another one in its place.
        </Notice>
      ) : (
        <div className="flex flex-col gap-4">
          <Panel>
            <SourceForm key={source.id} source={source} reason={reason} />
          </Panel>
          <Panel title="Revoke">
            <RevokeSource source={source} reason={reason} />
          </Panel>
        </div>
      )}
    </>
  );
}
