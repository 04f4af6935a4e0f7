import { readRoute, route } from "@/lib/server/entry/route";
import { registryRead } from "@/lib/server/settings/registry-read";
import { registerSourceOperation } from "@/lib/server/sources/operations";
import { listSources } from "@/lib/server/sources/reads";

export const GET = readRoute(registryRead(listSources));
export const POST = route(registerSourceOperation, { status: 201 });
