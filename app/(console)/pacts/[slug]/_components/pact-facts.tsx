import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import type { PactDetail } from "@/lib/contract/pacts";
import { formatList } from "@/lib/format/format-count";

const none = (words: string) => <span className="text-muted">{words}</span>;

/** Who is bound, towards whom, in which workflow, and until when. */
export function PactFacts({ pact: { shown } }: { pact: PactDetail }) {
  const { agents, counterparties, workflow, expiresAt, lists } = shown.document;
  return (
    <Panel title="Who and until when">
      <DescriptionList
        items={[
          {
            term: "Agents",
            detail:
              agents.length > 0 ? (
                <span className="flex flex-wrap gap-x-3">
                  {agents.map((agent) => (
                    <TextLink key={agent} href={`/agents/${agent}`}>
                      {agent}
                    </TextLink>
                  ))}
                </span>
              ) : (
                <Badge tone="failure">Nobody: the pact governs no agent</Badge>
              ),
          },
          { term: "Workflow", detail: workflow || none("Not chosen") },
          { term: "Towards", detail: counterparties.length > 0 ? formatList(counterparties) : none("No named counterparty") },
          { term: "Ends", detail: expiresAt ? <Time iso={expiresAt} /> : none("No end is stated") },
          ...(lists ? [{ term: "Lists", detail: formatList(Object.keys(lists)) }] : []),
        ]}
      />
    </Panel>
  );
}
