import { route } from "@/lib/server/entry/route";
import { revokeSourceOperation } from "@/lib/server/sources/operations";

export const POST = route(revokeSourceOperation);
