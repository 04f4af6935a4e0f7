import { changeAgentOperation } from "@/lib/server/agents/register-operations";
import { route } from "@/lib/server/entry/route";

export const PATCH = route(changeAgentOperation);
