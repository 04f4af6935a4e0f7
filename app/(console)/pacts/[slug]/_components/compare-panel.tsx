import { ChangeList } from "@/components/pacts/change-list";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import type { Change } from "@/lib/core/pacts/change";

type ComparePanelProps = { slug: string; versions: readonly number[]; from: number | null; to: number | null; changes: readonly Change[] | null };

/** What changed between two versions, in words. The choice is in the address. */
export function ComparePanel({ slug, versions, from, to, changes }: ComparePanelProps) {
  const options = versions.map((number) => ({ value: String(number), label: `Version ${number}` }));
  return (
    <Panel
      id="compare"
      title="What changed"
      actions={
        <form action={`/pacts/${slug}#compare`} className="flex flex-wrap items-center gap-2">
          <Select aria-label="From version" name="from" options={options} defaultValue={String(from)} key={`from ${from}`} />
          <span>to</span>
          <Select aria-label="To version" name="to" options={options} defaultValue={String(to)} key={`to ${to}`} />
          <Button type="submit">Compare</Button>
        </form>
      }
    >
      {changes ? <ChangeList changes={changes} label={`From version ${from} to version ${to}`} /> : <p className="text-muted">Choose two versions.</p>}
    </Panel>
  );
}
