import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { remedySentence } from "@/components/agents/remedy-sentence";
import { LaneBadge } from "@/components/lanes/lane-badge";
import { VerdictBadge } from "@/components/lanes/verdict-badge";
import { LiveRefresh } from "@/components/shell/live-refresh";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { spellHidden } from "@/lib/format/reveal-characters";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { loadDecision } from "@/lib/server/decisions/load-decision";
import { DecisionFacts } from "./_components/decision-facts";
import { DecisionReasons } from "./_components/decision-reasons";
import { DecisionRequest } from "./_components/decision-request";

export const metadata: Metadata = { title: "Decision" };

const HEADLINES = { permit: "was permitted", hold: "was held for a person", deny: "was denied" } as const;

export default async function DecisionPage({ params }: { params: Promise<{ decisionId: string }> }) {
  const actor = await requireActor();
  const decision = await loadDecision(actor, (await params).decisionId);
  if (!decision) notFound();
  const { agent, agentName, action, verdict, constrained, lane, mode, path } = decision;
  return (
    <>
      <LiveRefresh on={["execution.", "review."]} />
      <PageHeader
        title={`${spellHidden(action)} ${HEADLINES[verdict]}`}
        trail={[
          { label: "Agents", href: "/agents" },
          { label: agentName ?? spellHidden(agent), href: `/agents/${encodeURIComponent(agent)}?t=decisions` },
        ]}
        badges={
          <>
            <VerdictBadge verdict={verdict} constrained={constrained} />
            <LaneBadge lane={lane} of="Lane of the request" />
            {mode === "shadow" ? <Badge>Shadow: nothing was stopped</Badge> : null}
          </>
        }
      />
      <div className="grid items-start gap-4 wide:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Why" description="Everything that bore on the request, the strictest first.">
            <DecisionReasons decision={decision} />
          </Panel>
          <Panel title="The way back" description="Each of these takes one reason away; together they lead back to Allow.">
            {path.length === 0 ? (
              <p className="text-muted">Nothing stood in the way.</p>
            ) : (
              <ul className="list-disc space-y-1 pl-5">
                {path.map((remedy) => (
                  <li key={remedy}>{remedySentence(remedy)}.</li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title="What was asked">
            <DecisionRequest decision={decision} />
          </Panel>
        </div>
        <Panel title="On record">
          <DecisionFacts decision={decision} />
        </Panel>
      </div>
    </>
  );
}
