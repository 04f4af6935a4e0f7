import { Panel } from "@/components/ui/panel";
import { Loading, Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function SettingsLoading() {
  return (
    <Loading label="Settings are loading" className="flex flex-col gap-4">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="h-5 w-full max-w-xl" />
      <Panel flush>
        <SkeletonRows rows={8} />
      </Panel>
    </Loading>
  );
}
