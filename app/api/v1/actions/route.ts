import { registerActionOperation } from "@/lib/server/actions/operations";
import { listActions } from "@/lib/server/actions/reads";
import { readRoute, route } from "@/lib/server/entry/route";
import { registryRead } from "@/lib/server/settings/registry-read";

export const GET = readRoute(registryRead(listActions));
export const POST = route(registerActionOperation, { status: 201 });
