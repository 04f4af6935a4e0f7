import { changeCounterpartyOperation } from "@/lib/server/counterparties/operations";
import { route } from "@/lib/server/entry/route";

export const PATCH = route(changeCounterpartyOperation);
