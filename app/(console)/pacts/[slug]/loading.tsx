import { Panel } from "@/components/ui/panel";
import { Loading, Skeleton } from "@/components/ui/skeleton";

export default function PactLoading() {
  return (
    <Loading label="The pact is loading" className="flex flex-col gap-4">
      <Skeleton className="h-8 w-80 max-w-full" />
      {["publish", "first", "second"].map((part) => (
        <Panel key={part}>
          <Skeleton className="h-44 w-full" />
        </Panel>
      ))}
    </Loading>
  );
}
