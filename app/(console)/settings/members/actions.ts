"use server";
import { action } from "@/lib/server/entry/action";
import { changeMemberOperation, createMemberOperation, disableMemberOperation, enableMemberOperation } from "@/lib/server/members/operations";

export const createMember = action(createMemberOperation);
export const changeMember = action(changeMemberOperation);
export const disableMember = action(disableMemberOperation);
export const enableMember = action(enableMemberOperation);
