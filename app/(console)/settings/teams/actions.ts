"use server";
import { action } from "@/lib/server/entry/action";
import { addTeamMemberOperation, changeTeamOperation, createTeamOperation, removeTeamMemberOperation } from "@/lib/server/teams/operations";

export const createTeam = action(createTeamOperation);
export const changeTeam = action(changeTeamOperation);
export const addTeamMember = action(addTeamMemberOperation);
export const removeTeamMember = action(removeTeamMemberOperation);
