import "server-only";
import type { AgentId, BuildId } from "@/lib/core/ids";
import { pool } from "../db/pool";

/** So many of an agent's newest decisions tell which builds it runs: two, while one is rolled out. */
const RECENT = 20;

/** The builds that agents run, by what they asked with lately; for one that never asked, its newest verified build, or its newest. */
export async function buildsInUse(agents: readonly AgentId[]): Promise<Map<AgentId, BuildId[]>> {
  const { rows } = await pool.query<{ agent_id: AgentId; build_id: BuildId }>(
    `select a.id as agent_id, b.build_id from unnest($1::text[]) a(id) cross join lateral (
        select build_id from (select build_id from decision where agent_id = a.id order by at desc limit $2) d where build_id is not null group by build_id
        union all
        (select id from build where agent_id = a.id
          and not exists (select from (select build_id from decision where agent_id = a.id order by at desc limit $2) d where d.build_id is not null)
          order by verified_at is not null desc, id desc limit 1)
      ) b`,
    [agents, RECENT],
  );
  const found = new Map<AgentId, BuildId[]>();
  for (const { agent_id, build_id } of rows) found.set(agent_id, [...(found.get(agent_id) ?? []), build_id]);
  return found;
}
