import type { Metadata } from "next";
import { Pagination } from "@/components/tables/pagination";
import { firstParam, type SearchParams, withParams } from "@/components/tables/url-params";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { HistoryFilter } from "@/lib/contract/history";
import { formatCount } from "@/lib/format/format-count";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listChains, listHistory, listHistoryChoices } from "@/lib/server/history/reads";
import { ExportLink } from "./_components/export-link";
import { HistoryFilters } from "./_components/history-filters";
import { HistoryTable } from "./_components/history-table";
import { NewEntries } from "./_components/new-entries";
import { NotForYou } from "./_components/not-for-you";
import { VerifyHistory } from "./_components/verify-history";

export const metadata: Metadata = { title: "History" };

const PATH = "/history";

export default async function HistoryPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const filter = HistoryFilter.parse(Object.fromEntries(Object.keys(params).map((name) => [name, firstParam(params, name)])));
  const page = await listHistory(actor, filter);
  if (!page.ok) return <NotForYou />;
  const [chains, choices] = await Promise.all([listChains(actor), listHistoryChoices(actor)]);
  const { rows, newer, older } = page.value;
  const scope = chains.filter(({ chain, slug }) => filter.chain === undefined || chain === filter.chain || slug === filter.chain);
  const cursor = (change: Record<string, string | null>) => withParams(PATH, params, { before: null, after: null, ...change });

  return (
    <>
      <PageHeader
        title="History"
        description="Every consequence in the order in which it was written. Entries can't be changed or taken away, and each names the one before it."
        actions={<ExportLink chains={scope} />}
      />
      <div className="flex flex-col gap-4">
        <VerifyHistory chains={scope} everything={filter.chain === undefined} />
        <HistoryFilters filter={{ ...filter, chain: filter.chain && scope[0]?.chain }} params={params} path={PATH} chains={chains} {...choices} />
        <Panel flush>
          {newer === null ? <NewEntries /> : null}
          <HistoryTable rows={rows} anythingYet={chains.some(({ entries }) => entries > 0)} clearHref={PATH} />
          <Pagination
            label="history"
            summary={rows.length === 0 ? "No entries" : `${formatCount(rows.length, "entry", "entries")}, newest first`}
            previousHref={newer === null ? null : cursor({ after: newer })}
            nextHref={older === null ? null : cursor({ before: older })}
          />
        </Panel>
      </div>
    </>
  );
}
