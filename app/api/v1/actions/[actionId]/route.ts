import { changeActionOperation } from "@/lib/server/actions/operations";
import { route } from "@/lib/server/entry/route";

export const PATCH = route(changeActionOperation);
