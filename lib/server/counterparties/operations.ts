import "server-only";
import { ChangeCounterpartyInput, RegisterCounterpartyInput } from "@/lib/contract/counterparties";
import { defineOperation } from "../entry/operation";
import { changeCounterparty, registerCounterparty } from "./register-counterparty";

export const registerCounterpartyOperation = defineOperation({ input: RegisterCounterpartyInput, permission: "registry.manage", run: registerCounterparty });
export const changeCounterpartyOperation = defineOperation({ input: ChangeCounterpartyInput, permission: "registry.manage", run: changeCounterparty });
