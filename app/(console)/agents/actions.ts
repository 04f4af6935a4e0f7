"use server";
import { registerBuildOperation } from "@/lib/server/builds/register-build";
import { verifyBuildOperation } from "@/lib/server/builds/verify-build";
import { action } from "@/lib/server/entry/action";
import { closeTriggerOperation, retractNarrowingOperation } from "@/lib/server/narrowing/close-trigger";
import { narrowAgentOperation } from "@/lib/server/narrowing/narrow-agent";

export const narrowAgentAction = action(narrowAgentOperation);
export const retractNarrowingAction = action(retractNarrowingOperation);
export const closeTriggerAction = action(closeTriggerOperation);
export const registerBuildAction = action(registerBuildOperation);
export const verifyBuildAction = action(verifyBuildOperation);
