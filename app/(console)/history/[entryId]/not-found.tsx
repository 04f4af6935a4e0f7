import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";

export default function EntryNotFound() {
  return (
    <>
      <PageHeader title="No such entry" trail={[{ label: "History", href: "/history" }]} />
      <Panel>
        <EmptyState title="History has no entry at this address" action={<LinkButton href="/history">Open history</LinkButton>}>
          An entry is named by its chain and its place there, like org.12. Entries are never removed; if one should be here, verify the chain.
        </EmptyState>
      </Panel>
    </>
  );
}
