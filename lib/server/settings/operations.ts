import "server-only";
import { ChangeSettingInput } from "@/lib/contract/settings";
import { defineOperation } from "../entry/operation";
import { changeSetting } from "./change-setting";

export const changeSettingOperation = defineOperation({ input: ChangeSettingInput, permission: "settings.manage", run: changeSetting });
