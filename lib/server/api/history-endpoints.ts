import "server-only";
import { z } from "zod";
import { HistoryExport, HistoryLine } from "@/lib/contract/history";
import type { Health } from "../health/check-health";
import { says } from "./answer-parts";
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
    path: "/api/health",
    id: "checkHealth",
    tag: "operation",
    summary: "Says whether decisions can be taken, recorded and followed up. That it answers at all is liveness.",
    scope: null,
    answer: says<Health>()(
      z.object({
        product: z.literal("lanekeeper"),
        pid: z.int(),
        version: z.string(),
        ready: z.boolean(),
        reasons: z.array(z.string()).meta({ description: "Why not, in sentences." }),
      }),
    ),
    otherStatuses: { 503: "Not ready; `reasons` says why." },
    refusals: [],
    examples: { answers: { ready: { product: "lanekeeper", pid: 4038, version: "0.1.0", ready: true, reasons: [] } } },
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
