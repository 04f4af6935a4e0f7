"use server";
import { changeCounterpartyOperation, registerCounterpartyOperation } from "@/lib/server/counterparties/operations";
import { action } from "@/lib/server/entry/action";

export const registerCounterparty = action(registerCounterpartyOperation);
export const changeCounterparty = action(changeCounterpartyOperation);
