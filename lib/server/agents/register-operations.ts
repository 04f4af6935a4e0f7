import "server-only";
import { ChangeAgentInput, RegisterAgentInput } from "@/lib/contract/agents";
import { defineOperation } from "../entry/operation";
import { changeAgent, registerAgent } from "./register-agent";

export const registerAgentOperation = defineOperation({ input: RegisterAgentInput, permission: "registry.manage", run: registerAgent });
export const changeAgentOperation = defineOperation({ input: ChangeAgentInput, permission: "registry.manage", run: changeAgent });
