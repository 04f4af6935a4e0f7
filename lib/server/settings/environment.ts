import "server-only";
import { pool } from "../db/pool";
import { loadSettings } from "./reads";

export type EnvironmentFacts = { organisation: string; name: string; mode: "enforcing" | "shadow"; sample: boolean };

/** Where one is. In shadow: pacts are tried, and none is in force. Shown before anybody has signed in, so it says no more than this. */
export async function loadEnvironment(): Promise<EnvironmentFacts> {
  const [settings, { rows }] = await Promise.all([
    loadSettings(),
    pool.query<{ enforced: boolean | null; shadow: boolean | null }>(
      "select bool_or(status = 'enforced') as enforced, bool_or(status = 'shadow') as shadow from pact_version",
    ),
  ]);
  const isShadow = rows[0]?.shadow === true && rows[0].enforced !== true;
  return { organisation: settings.organisation_name, name: settings.mode_label, mode: isShadow ? "shadow" : "enforcing", sample: settings.sample };
}
