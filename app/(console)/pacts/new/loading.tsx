import { Panel } from "@/components/ui/panel";
import { Loading, Skeleton } from "@/components/ui/skeleton";

export default function EditorLoading() {
  return (
    <Loading label="The pact is loading" className="grid items-start gap-4 split:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex flex-col gap-4">
        {["head", "numbers", "defaults", "clauses"].map((part) => (
          <Panel key={part}>
            <Skeleton className="h-40 w-full" />
          </Panel>
        ))}
      </div>
      <Panel>
        <Skeleton className="h-64 w-full" />
      </Panel>
    </Loading>
  );
}
