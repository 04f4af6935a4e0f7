"use server";
import { action } from "@/lib/server/entry/action";
import { changeSettingOperation } from "@/lib/server/settings/operations";

export const changeSetting = action(changeSettingOperation);
