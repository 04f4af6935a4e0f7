import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Loading, Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function AgentLoading() {
  return (
    <Loading label="The agent is loading">
      <PageHeader title="Agent" trail={[{ label: "Agents", href: "/agents" }]} />
      <div className="flex flex-col gap-4">
        <Skeleton className="h-9 w-full max-w-96" />
        <Skeleton className="h-32 w-full" />
        <Panel flush>
          <SkeletonRows rows={6} />
        </Panel>
      </div>
    </Loading>
  );
}
