"use server";
import { action } from "@/lib/server/entry/action";
import { changeWorkflowOperation, registerWorkflowOperation } from "@/lib/server/workflows/operations";

export const registerWorkflow = action(registerWorkflowOperation);
export const changeWorkflow = action(changeWorkflowOperation);
