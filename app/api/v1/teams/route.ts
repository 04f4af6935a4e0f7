import { readRoute, route } from "@/lib/server/entry/route";
import { registryRead } from "@/lib/server/settings/registry-read";
import { createTeamOperation } from "@/lib/server/teams/operations";
import { listTeams } from "@/lib/server/teams/reads";

export const GET = readRoute(registryRead(listTeams));
export const POST = route(createTeamOperation, { status: 201 });
