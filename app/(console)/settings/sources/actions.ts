"use server";
import { action } from "@/lib/server/entry/action";
import { changeSourceOperation, registerSourceOperation, revokeSourceOperation } from "@/lib/server/sources/operations";

export const registerSource = action(registerSourceOperation);
export const changeSource = action(changeSourceOperation);
export const revokeSource = action(revokeSourceOperation);
