import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton } from "@/components/ui/skeleton";

export default function DecisionLoading() {
  return (
    <Loading label="The decision is loading">
      <PageHeader title="Decision" trail={[{ label: "Agents", href: "/agents" }]} />
      <div className="grid gap-4 wide:grid-cols-[3fr_2fr]">
        <Skeleton className="h-64 w-full" />
        <Skeleton className="h-64 w-full" />
      </div>
    </Loading>
  );
}
