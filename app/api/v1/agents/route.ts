import { registerAgentOperation } from "@/lib/server/agents/register-operations";
import { listRegisteredAgents } from "@/lib/server/agents/register-reads";
import { readRoute, route } from "@/lib/server/entry/route";
import { registryRead } from "@/lib/server/settings/registry-read";

export const GET = readRoute(registryRead(listRegisteredAgents));
export const POST = route(registerAgentOperation, { status: 201 });
