import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Loading, SkeletonRows } from "@/components/ui/skeleton";

export default function PactsLoading() {
  return (
    <Loading label="Pacts are loading">
      <PageHeader title="Pacts" description="What agents are trusted with, and whether it bites. Those with gaps come first." />
      <Panel flush>
        <SkeletonRows rows={6} />
      </Panel>
    </Loading>
  );
}
