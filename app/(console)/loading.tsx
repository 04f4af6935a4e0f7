import { Loading, Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function ConsoleLoading() {
  return (
    <Loading label="The page is loading" className="flex flex-col gap-4">
      <Skeleton className="h-7 w-48" />
      <SkeletonRows rows={10} />
    </Loading>
  );
}
