import "server-only";
import { AddTeamMemberInput, ChangeTeamInput, CreateTeamInput, RemoveTeamMemberInput } from "@/lib/contract/teams";
import { defineOperation } from "../entry/operation";
import { changeTeam } from "./change-team";
import { createTeam } from "./create-team";
import { addTeamMember, removeTeamMember } from "./team-members";

export const createTeamOperation = defineOperation({ input: CreateTeamInput, permission: "registry.manage", run: createTeam });
export const changeTeamOperation = defineOperation({ input: ChangeTeamInput, permission: "registry.manage", run: changeTeam });
/** Who is in a team decides what they may decide, so this is as much as giving a role. */
export const addTeamMemberOperation = defineOperation({ input: AddTeamMemberInput, permission: "members.manage", run: addTeamMember });
export const removeTeamMemberOperation = defineOperation({ input: RemoveTeamMemberInput, permission: "members.manage", run: removeTeamMember });
