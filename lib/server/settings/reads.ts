import "server-only";
import { DEFAULT_SETTINGS, SETTINGS, type SettingName, type Settings } from "@/lib/contract/settings";
import { poolSql } from "../db/pool-sql";
import type { Sql } from "../db/sql";

/** Every setting, as changed or as it is by default. What can't be read counts as unset. Needs no actor: sign-in shows the name. */
export async function loadSettings(sql: Sql = poolSql): Promise<Settings> {
  const rows = await sql.query<{ name: string; value: unknown }>("select name, value from setting");
  const known = new Map(rows.map(({ name, value }) => [name, value]));
  const read = (name: SettingName) => {
    const parsed = SETTINGS[name].safeParse(known.get(name));
    return parsed.success ? parsed.data : DEFAULT_SETTINGS[name];
  };
  return Object.fromEntries((Object.keys(SETTINGS) as SettingName[]).map((name) => [name, read(name)])) as Settings;
}
