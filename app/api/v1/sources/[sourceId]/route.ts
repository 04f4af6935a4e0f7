import { route } from "@/lib/server/entry/route";
import { changeSourceOperation } from "@/lib/server/sources/operations";

export const PATCH = route(changeSourceOperation);
