import { readRoute } from "@/lib/server/entry/route";
import { loadPactForApi } from "@/lib/server/pacts/pacts-for-api";

export const GET = readRoute(loadPactForApi);
