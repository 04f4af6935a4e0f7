import { route } from "@/lib/server/entry/route";
import { changeWorkflowOperation } from "@/lib/server/workflows/operations";

export const PATCH = route(changeWorkflowOperation);
