import { type FilterChip, FilterChips } from "@/components/tables/filter-chips";
import { type SearchParams, withParams } from "@/components/tables/url-params";
import type { ChainSummary, HistoryFilter } from "@/lib/contract/history";
import { TYPE_GROUPS, type TypeGroup } from "@/lib/core/history/type-groups";
import { HistoryFilterForm } from "./history-filter-form";

const GROUP_WORDS = {
  decisions: "Decisions",
  reviews: "Reviews",
  lanes: "Lanes and triggers",
  evidence: "Evidence",
  pacts: "Pacts",
  agents: "Agents",
  registry: "Workflows and sources",
  access: "People and keys",
  money: "Money",
  clock: "Timers",
} as const satisfies Record<TypeGroup, string>;

type HistoryFiltersProps = {
  filter: HistoryFilter;
  params: SearchParams;
  path: string;
  chains: readonly ChainSummary[];
  agents: readonly { id: string; name: string }[];
  actors: readonly { id: string; name: string }[];
};

/** Everything the list can be narrowed to, in the address, so that a link opens the same entries. */
export function HistoryFilters({ filter, params, path, chains, agents, actors }: HistoryFiltersProps) {
  const href = (changes: Record<string, string | null>) => withParams(path, params, { before: null, after: null, ...changes });
  const chips: FilterChip[] = [
    { label: "Held, denied or failed", href: href({ stopped: filter.stopped ? null : "1" }), active: filter.stopped },
    ...TYPE_GROUPS.map((group) => ({
      label: GROUP_WORDS[group],
      href: href({ group: filter.group === group ? null : group }),
      active: filter.group === group,
    })),
    ...(filter.about ? [{ label: `About …${filter.about.slice(-6)}`, href: href({ about: null }), active: true }] : []),
  ];
  const named = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="flex flex-col gap-3">
      <FilterChips label="Kinds of entries" chips={chips} clearHref={path} />
      <HistoryFilterForm
        key={JSON.stringify(filter)}
        path={path}
        kept={{ group: filter.group, stopped: filter.stopped ? "1" : undefined, about: filter.about }}
        initial={{ chain: filter.chain, actor: filter.actor, agent: filter.agent, clause: filter.clause, from: filter.from, to: filter.to }}
        chains={chains.map(({ chain, name }) => ({ value: chain, label: name }))}
        agents={named(agents)}
        actors={[{ value: "system", label: "Lanekeeper itself" }, { value: "cli", label: "Command line" }, ...named(actors)]}
      />
    </div>
  );
}
