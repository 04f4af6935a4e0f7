"use server";
import { action } from "@/lib/server/entry/action";
import { createKeyOperation, revokeKeyOperation } from "@/lib/server/keys/operations";

export const createKey = action(createKeyOperation);
export const revokeKey = action(revokeKeyOperation);
