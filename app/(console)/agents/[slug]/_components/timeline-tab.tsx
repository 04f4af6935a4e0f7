import { LaneTimeline } from "@/components/agents/lane-timeline";
import { Panel } from "@/components/ui/panel";
import type { AgentDetail } from "@/lib/contract/agent-standing";

/** How the lane moved, and by what. */
export function TimelineTab({ agent }: { agent: AgentDetail }) {
  return (
    <Panel title="Lane over time" flush description="Higher is narrower. Each change is an entry in history, with its causes.">
      <LaneTimeline steps={agent.timeline} now={Date.now()} />
    </Panel>
  );
}
