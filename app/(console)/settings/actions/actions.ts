"use server";
import { changeActionOperation, learnSchemasOperation, registerActionOperation } from "@/lib/server/actions/operations";
import { action } from "@/lib/server/entry/action";

export const registerAction = action(registerActionOperation);
export const changeAction = action(changeActionOperation);
export const learnSchemas = action(learnSchemasOperation);
