import "server-only";
import type { Sql } from "../db/sql";
import { loadDoorState } from "../pdp/load-door-state";

/** Clauses of live pacts that can't be read with the actions as they are registered, each with its reason. */
export async function listBrokenClauses(sql: Sql): Promise<Set<string>> {
  const { snapshot } = await loadDoorState(sql);
  const found = new Set<string>();
  for (const pact of snapshot.pacts) {
    for (const version of [pact.enforced, pact.previous, pact.shadow]) {
      for (const clause of version?.clauses ?? []) {
        for (const { message } of clause.problems) found.add(`${clause.key} of ${pact.slug}, version ${version?.version}: ${message}`);
      }
    }
  }
  return found;
}
