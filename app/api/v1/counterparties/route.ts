import { registerCounterpartyOperation } from "@/lib/server/counterparties/operations";
import { listCounterparties } from "@/lib/server/counterparties/reads";
import { readRoute, route } from "@/lib/server/entry/route";
import { registryRead } from "@/lib/server/settings/registry-read";

export const GET = readRoute(registryRead(listCounterparties));
export const POST = route(registerCounterpartyOperation, { status: 201 });
