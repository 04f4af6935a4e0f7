import "server-only";
import type { VerifyLine } from "@/lib/contract/history";
import type { RefusalCode } from "@/lib/contract/refusals";
import { ok, type Result, refuse } from "@/lib/core/result";
import type { Actor } from "../auth/actor";
import { openConsistentRead } from "./consistent-read";
import { mayReadHistory } from "./reads";
import { type ChainReport, walkChains } from "./verify-chains";

/** Verifies one chain or all of them, telling how far it is: a line of JSON at a time. */
export function verifyStream(actor: Actor, chain: string | undefined): Result<AsyncGenerator<string>, RefusalCode> {
  return mayReadHistory(actor) ? ok(verdictLines(chain)) : refuse("forbidden");
}

async function* verdictLines(chain: string | undefined): AsyncGenerator<string> {
  const began = performance.now();
  const line = (said: VerifyLine) => `${JSON.stringify(said)}\n`;
  const { sql, close } = await openConsistentRead();
  try {
    const walk = walkChains(sql, chain);
    let step = await walk.next();
    for (; !step.done; step = await walk.next()) yield line({ kind: "progress", ...step.value });
    yield line({ kind: "report", chains: step.value.map(verdictOf), ms: Math.round(performance.now() - began) });
  } finally {
    await close();
  }
}

const verdictOf = (report: ChainReport) => ({
  chain: report.chain,
  entries: report.entries,
  head: report.ok ? report.head : null,
  fault: report.ok ? null : report.fault,
});
