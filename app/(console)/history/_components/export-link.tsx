import { buttonLook } from "@/components/ui/button-look";
import type { ChainSummary } from "@/lib/contract/history";

/** The chain as a file that proves itself. One chain at a time: a chain is what one counterparty may read. */
export function ExportLink({ chains }: { chains: readonly ChainSummary[] }) {
  const [only, another] = chains;
  if (!only || another) return <p className="text-meta text-muted">Choose a chain to export it.</p>;
  return (
    <a href={`/api/console/history/export?pact=${encodeURIComponent(only.chain)}`} download className={buttonLook()}>
      Export this chain
    </a>
  );
}
