import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function ReviewsLoading() {
  return (
    <Loading label="The queue is loading">
      <PageHeader title="Reviews" description="Actions that an agent may not take alone, each until its deadline." />
      <Skeleton className="mb-3 h-8 w-full max-w-xl" />
      <div className="grid gap-3 split:grid-cols-[minmax(26.25rem,44fr)_minmax(32.5rem,56fr)]">
        <div className="rounded-panel border border-border bg-surface">
          <SkeletonRows rows={8} />
        </div>
        <div className="space-y-3 rounded-panel border border-border bg-surface p-4 max-split:hidden">
          <Skeleton className="h-6 w-2/3" />
          <Skeleton className="h-32 w-full" />
          <Skeleton className="h-40 w-full" />
        </div>
      </div>
    </Loading>
  );
}
