import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton } from "@/components/ui/skeleton";

export default function EntryLoading() {
  return (
    <Loading label="The entry is loading">
      <PageHeader title="Entry" trail={[{ label: "History", href: "/history" }]} />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        <Skeleton className="h-36 w-full" />
        <Skeleton className="h-36 w-full" />
        <Skeleton className="h-72 w-full lg:col-span-2" />
      </div>
    </Loading>
  );
}
