import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Loading, Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function HistoryLoading() {
  return (
    <Loading label="History is loading">
      <PageHeader
        title="History"
        description="Every consequence in the order in which it was written. Entries can't be changed or taken away, and each names the one before it."
      />
      <div className="flex flex-col gap-4">
        <Skeleton className="h-28 w-full" />
        <Skeleton className="h-7 w-full max-w-3xl" />
        <Panel flush>
          <SkeletonRows rows={12} />
        </Panel>
      </div>
    </Loading>
  );
}
