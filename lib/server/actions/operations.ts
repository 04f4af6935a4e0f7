import "server-only";
import { ChangeActionInput, LearnSchemasInput, RegisterActionInput } from "@/lib/contract/actions";
import { defineOperation } from "../entry/operation";
import { learnFromCalls } from "./learn-from-calls";
import { changeAction, registerAction } from "./register-action";

export const registerActionOperation = defineOperation({ input: RegisterActionInput, permission: "registry.manage", run: registerAction });
export const changeActionOperation = defineOperation({ input: ChangeActionInput, permission: "registry.manage", run: changeAction });
/** Writes nothing; an operation because it is asked for with an input, by people and keys alike. */
export const learnSchemasOperation = defineOperation({ input: LearnSchemasInput, permission: "registry.manage", run: learnFromCalls });
