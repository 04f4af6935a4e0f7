import "server-only";
import { ChangeSourceInput, RegisterSourceInput, RevokeSourceInput } from "@/lib/contract/sources";
import { defineOperation } from "../entry/operation";
import { changeSource, registerSource, revokeSource } from "./register-source";

export const registerSourceOperation = defineOperation({ input: RegisterSourceInput, permission: "registry.manage", run: registerSource });
export const changeSourceOperation = defineOperation({ input: ChangeSourceInput, permission: "registry.manage", run: changeSource });
export const revokeSourceOperation = defineOperation({ input: RevokeSourceInput, permission: "registry.manage", run: revokeSource });
