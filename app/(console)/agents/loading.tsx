import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Loading, SkeletonRows } from "@/components/ui/skeleton";

export default function AgentsLoading() {
  return (
    <Loading label="Agents are loading">
      <PageHeader title="Agents" description="How much authority each agent has right now, and what that rests on. Those that need somebody come first." />
      <Panel flush>
        <SkeletonRows rows={6} />
      </Panel>
    </Loading>
  );
}
