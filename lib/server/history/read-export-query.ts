import "server-only";
import { HistoryExport } from "@/lib/contract/history";
import type { RefusalCode } from "@/lib/contract/refusals";
import { ok, type Result, refuse } from "@/lib/core/result";
import { fieldsOf } from "../entry/perform";

/** The query of an export; unlike a filter's, what can't be read is refused. */
export function readExportQuery(url: URL): Result<HistoryExport, RefusalCode> {
  const parsed = HistoryExport.safeParse(Object.fromEntries(url.searchParams));
  return parsed.success ? ok(parsed.data) : refuse("bad_request", fieldsOf(parsed.error));
}
