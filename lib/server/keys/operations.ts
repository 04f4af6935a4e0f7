import "server-only";
import { CreateKeyInput, RevokeKeyInput } from "@/lib/contract/keys";
import { defineOperation } from "../entry/operation";
import { createKey } from "./create-key";
import { revokeKey } from "./revoke-key";

export const createKeyOperation = defineOperation({ input: CreateKeyInput, permission: "keys.manage", run: createKey });
export const revokeKeyOperation = defineOperation({ input: RevokeKeyInput, permission: "keys.manage", run: revokeKey });
