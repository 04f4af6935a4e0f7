import { CheckIcon } from "@/components/ui/icons";
import { TextLink } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { describeFault, type Fault } from "@/lib/core/history/check-entry";
import { formatCount, formatNumber } from "@/lib/format/format-count";
import { shortenHash } from "@/lib/format/shorten-hash";
import { type ChainVerdict, holds } from "./verify-run";

/** What was found out about one chain, by whom. */
export function VerdictLine({ verdict, name }: { verdict: ChainVerdict; name: string }) {
  const { entries, head } = verdict;
  if (!holds(verdict)) return <Broken verdict={verdict} name={name} />;
  return (
    <p className="flex items-start gap-2">
      <CheckIcon className="mt-1 size-4" />
      <span>
        <b>{name}</b>: {entries === 0 ? "no entries." : `${formatCount(entries, "entry", "entries")}, chain intact from #1 to #${formatNumber(entries)}`}
        {head ? (
          <>
            , head <code className="text-table">{shortenHash(head)}</code>.{" "}
          </>
        ) : null}
        <span className="text-muted">{browserSays(verdict)}</span>
      </span>
    </p>
  );
}

function browserSays({ browser, browserCan, entries }: ChainVerdict): string {
  if (!browserCan) return "This browser can only compute hashes over https or on this machine, so the server’s word stands alone here.";
  if (!browser) return entries === 0 ? "" : "This browser was given nothing to recompute.";
  return `This browser recomputed #${formatNumber(browser.from)} to #${formatNumber(browser.to)} and came to the same head.`;
}

function Broken({ verdict: { chain, fault, entries, browser }, name }: { verdict: ChainVerdict; name: string }) {
  const found = fault ?? browser?.fault ?? null;
  return (
    <Notice
      tone="failure"
      title={found ? `${name} is broken at entry #${formatNumber(found.seq)}` : `${name}: this browser came to another head than the server`}
      live
    >
      {found ? (
        <p>
          {sentenceOf(found)} The {formatCount(Math.min(entries, found.seq - 1), "entry", "entries")} before it hold.{" "}
          <TextLink href={`/history/${chain}.${found.seq}`}>Look at #{formatNumber(found.seq)}</TextLink>
        </p>
      ) : (
        <p>What the server reads and what it sends differ. Export the chain and check the file with npm run verify-history.</p>
      )}
      <p>{whoSawIt(fault !== null, browser?.fault?.seq === found?.seq && found !== null)} Keep a copy of the database before anything else is done.</p>
    </Notice>
  );
}

function sentenceOf(fault: Fault): string {
  const text = describeFault(fault);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function whoSawIt(server: boolean, browser: boolean): string {
  if (server && browser) return "The server and this browser found it independently.";
  return server ? "The server found it." : "This browser found it; the server did not.";
}
