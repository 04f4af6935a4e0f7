import { readRoute, route } from "@/lib/server/entry/route";
import { registryRead } from "@/lib/server/settings/registry-read";
import { registerWorkflowOperation } from "@/lib/server/workflows/operations";
import { listWorkflows } from "@/lib/server/workflows/reads";

export const GET = readRoute(registryRead(listWorkflows));
export const POST = route(registerWorkflowOperation, { status: 201 });
