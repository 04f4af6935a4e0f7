"use server";
import { changeAgentOperation, registerAgentOperation } from "@/lib/server/agents/register-operations";
import { action } from "@/lib/server/entry/action";

export const registerAgent = action(registerAgentOperation);
export const changeAgent = action(changeAgentOperation);
