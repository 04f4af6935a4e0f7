import { route } from "@/lib/server/entry/route";
import { changeTeamOperation } from "@/lib/server/teams/operations";

export const PATCH = route(changeTeamOperation);
