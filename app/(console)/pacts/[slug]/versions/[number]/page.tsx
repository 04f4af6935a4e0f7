import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FindingList } from "@/components/pacts/finding-list";
import { findingsSummary } from "@/components/pacts/findings-summary";
import { ModeBadge } from "@/components/pacts/mode-badge";
import { buttonLook } from "@/components/ui/button-look";
import { CopyButton } from "@/components/ui/copy-button";
import { Hash } from "@/components/ui/hash";
import { CodeBlock } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { pactYaml } from "@/lib/server/pacts/pact-text";
import { loadVersion } from "@/lib/server/pacts/reads";

export const metadata: Metadata = { title: "Version of a pact" };

export default async function VersionPage({ params }: { params: Promise<{ slug: string; number: string }> }) {
  const actor = await requireActor();
  const { slug: asked, number } = await params;
  const found = /^[1-9]\d{0,6}$/.test(number) ? await loadVersion(actor, decodeURIComponent(asked), Number(number)) : null;
  if (!found) notFound();
  const { slug, version, findings } = found;
  const yaml = pactYaml(version.document);
  return (
    <>
      <PageHeader
        title={`Version ${version.number}`}
        trail={[
          { label: "Pacts", href: "/pacts" },
          { label: version.document.title || slug, href: `/pacts/${slug}` },
        ]}
        badges={<ModeBadge mode={version.status} />}
        description={
          <>
            Exactly what decides, or would. Its digest is <Hash value={version.digest} />
          </>
        }
        actions={
          <>
            <CopyButton value={yaml} label="Copy" />
            {/* Not a link of the router: what answers is a file. */}
            <a href={`/pacts/${slug}/versions/${version.number}/document`} download={`${slug}-v${version.number}.yaml`} className={buttonLook()}>
              Download YAML
            </a>
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <Panel title="Document" description="npm run pact -- apply takes it back as it is.">
          <CodeBlock label={`Document of version ${version.number}`}>{yaml}</CodeBlock>
        </Panel>
        <Panel title={findingsSummary(findings)} description="What the lint says of it now.">
          <FindingList findings={findings} keys={version.document.clauses.map(({ key }) => key)} />
        </Panel>
      </div>
    </>
  );
}
