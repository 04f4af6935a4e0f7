import "server-only";
import { ChangeMemberInput, ChangeOwnPasswordInput, CreateMemberInput, DisableMemberInput, EnableMemberInput } from "@/lib/contract/members";
import { defineOperation } from "../entry/operation";
import { changeMember } from "./change-member";
import { changeOwnPassword } from "./change-own-password";
import { createMember } from "./create-member";
import { disableMember, enableMember } from "./disable-member";

export const createMemberOperation = defineOperation({ input: CreateMemberInput, permission: "members.manage", run: createMember });
export const changeMemberOperation = defineOperation({ input: ChangeMemberInput, permission: "members.manage", run: changeMember });
export const disableMemberOperation = defineOperation({ input: DisableMemberInput, permission: "members.manage", run: disableMember });
export const enableMemberOperation = defineOperation({ input: EnableMemberInput, permission: "members.manage", run: enableMember });
/** Everybody's own business: any role may. */
export const changeOwnPasswordOperation = defineOperation({ input: ChangeOwnPasswordInput, permission: "history.read", run: changeOwnPassword });
