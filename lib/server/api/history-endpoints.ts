import "server-only";
import { z } from "zod";
import { HistoryExport, HistoryLine } from "@/lib/contract/history";
import type { Endpoint } from "./endpoint";

export const HISTORY_ENDPOINTS: readonly Endpoint[] = [
  {
    method: "get",
    path: "/api/v1/history",
    id: "exportHistory",
    tag: "history",
    summary: "Streams a chain of history from an entry on, a line of JSON for each.",
    description:
      "`leaf` is SHA-256 of a zero byte and the exact `body`; each body names the leaf before it, and the first names 64 zeros. `npm run verify-history -- --file` checks a saved answer with nothing but the file.",
    scope: "explain",
    query: HistoryExport,
    answer: HistoryLine,
    answerType: "application/x-ndjson",
    refusals: ["not_found"],
  },
  {
    method: "get",
    path: "/api/v1/openapi.json",
    id: "describeApi",
    tag: "operation",
    summary: "This description.",
    scope: null,
    answer: z.looseObject({ openapi: z.literal("3.1.0") }),
    refusals: [],
  },
];
