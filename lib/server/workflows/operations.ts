import "server-only";
import { ChangeWorkflowInput, RegisterWorkflowInput } from "@/lib/contract/workflows";
import { defineOperation } from "../entry/operation";
import { changeWorkflow, registerWorkflow } from "./register-workflow";

export const registerWorkflowOperation = defineOperation({ input: RegisterWorkflowInput, permission: "registry.manage", run: registerWorkflow });
export const changeWorkflowOperation = defineOperation({ input: ChangeWorkflowInput, permission: "registry.manage", run: changeWorkflow });
