import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { Hash } from "@/components/ui/hash";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { CodeBlock } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import { formatNumber } from "@/lib/format/format-count";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { loadEntry } from "@/lib/server/history/reads";
import { EntryActor } from "../_components/entry-actor";
import { NotForYou } from "../_components/not-for-you";
import { ShownSentence } from "../_components/shown-sentence";
import { CommittedTexts } from "./_components/committed-texts";
import { CopyLink } from "./_components/copy-link";
import { EntryProof } from "./_components/entry-proof";
import { jsonText } from "./_components/json-text";

type Props = { params: Promise<{ entryId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `History entry ${(await params).entryId}` };
}

export default async function EntryPage({ params }: Props) {
  const actor = await requireActor();
  const found = await loadEntry(actor, (await params).entryId);
  if (!found.ok && found.refusal === "forbidden") return <NotForYou />;
  if (!found.ok) notFound();
  const { row, entry, data, previous, next, private: texts, related } = found.value;

  return (
    <>
      <PageHeader
        title={`Entry #${formatNumber(row.seq)}`}
        trail={[
          { label: "History", href: "/history" },
          { label: row.chainName, href: `/history?chain=${encodeURIComponent(row.chain)}` },
        ]}
        badges={<Badge tone="quiet">{row.type}</Badge>}
        description={<ShownSentence sentence={row.sentence} />}
        actions={
          <>
            {previous ? <LinkButton href={`/history/${previous}`}>Previous</LinkButton> : null}
            {next ? <LinkButton href={`/history/${next}`}>Next</LinkButton> : null}
            <CopyLink path={`/history/${row.entryId}`} />
          </>
        }
      />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        <Panel title="Who and when">
          <DescriptionList
            items={[
              { term: "When", detail: <Time iso={row.at} seconds /> },
              { term: "Who", detail: <EntryActor actor={row.actor} /> },
              {
                term: "Names",
                detail:
                  related.length === 0
                    ? "Nothing by an id."
                    : related.map(({ text, href }, index) => (
                        <span key={text + href}>
                          {index > 0 ? ", " : null}
                          {href ? <TextLink href={href}>{text}</TextLink> : text}
                        </span>
                      )),
              },
            ]}
          />
        </Panel>
        <Panel title="Proof" description="The hash is over the exact text, which names the entry before it.">
          <DescriptionList
            items={[
              { term: "Hash", detail: <Hash value={entry.leaf} full label="Copy hash" /> },
              { term: "Before it", detail: <Hash value={entry.prev} full label="Copy hash of the entry before" /> },
              { term: "This browser", detail: <EntryProof entry={entry} /> },
            ]}
          />
        </Panel>
        <Panel title="What it says" className="lg:col-span-2" actions={<CopyButton value={entry.body} label="Copy exact text" />}>
          <CodeBlock label="The entry's data">{jsonText(data)}</CodeBlock>
          <Disclosure summary="The exact text that was hashed" className="mt-3">
            <CodeBlock label="The exact text">{jsonText(entry.body)}</CodeBlock>
          </Disclosure>
        </Panel>
        <CommittedTexts texts={texts} />
      </div>
    </>
  );
}
