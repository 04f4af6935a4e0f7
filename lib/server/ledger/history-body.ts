import "server-only";
import type { ChainId, EventDraft } from "@/lib/core/ledger/history-event";
import { canonical, sha256 } from "./canonical";

const BODY_VERSION = 1;
/** What the first entry of a chain names as its predecessor. */
export const GENESIS = Buffer.alloc(32);
const LEAF = "\0";

/** History's own numbers are whole, so that every reader prints them alike; a fraction stands as decimal text. */
function wholeNumbers(value: unknown): unknown {
  if (typeof value === "number") return wholeNumber(value);
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map(wholeNumbers);
  if (typeof value !== "object" || value === null) return value;
  const found: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) if (item !== undefined) found[name.normalize("NFC")] = wholeNumbers(item);
  return found;
}

function wholeNumber(value: number): number | string {
  if (!Number.isFinite(value)) throw new Error(`${value} can't be put on record.`);
  return Number.isSafeInteger(value) ? value : String(value);
}

/** The canonical text of an entry's data, prepared before its place in the chain is known. */
export const dataText = (data: unknown): string => canonical(wholeNumbers(data));

/**
 * The exact bytes of an entry: RFC 8785 JSON of `{v, pact, seq, prev, type, at, actor, data}`, keys in order. Written out,
 * because the data's text is already canonical and the rest is plain ASCII or escaped here.
 */
export function historyBody(draft: Pick<EventDraft, "actor" | "at" | "chain" | "type">, data: string, seq: bigint, prev: Uint8Array): string {
  const { actor, at, chain, type } = draft;
  const hex = Buffer.from(prev).toString("hex");
  return `{"actor":${JSON.stringify(actor)},"at":"${at}","data":${data},"pact":${JSON.stringify(chain)},"prev":"${hex}","seq":${seq},"type":"${type}","v":${BODY_VERSION}}`;
}

/** RFC 6962 leaf hash. The previous leaf is inside the body, so this is the chain's hash as well. */
export const leafHash = (body: string): Buffer => sha256(LEAF + body);

export type ChainHead = { chain: ChainId; seq: bigint; head: Buffer };
