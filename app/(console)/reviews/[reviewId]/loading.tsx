import { Loading, Skeleton } from "@/components/ui/skeleton";

export default function ReviewItemLoading() {
  return (
    <Loading label="The item is loading" className="mx-auto max-w-[52rem] space-y-3">
      <Skeleton className="h-7 w-2/3" />
      <Skeleton className="h-32 w-full" />
      <Skeleton className="h-48 w-full" />
      <Skeleton className="h-32 w-full" />
    </Loading>
  );
}
