import "server-only";
import type { AgentId, PactId } from "@/lib/core/ids";
import type { Standing } from "@/lib/core/reviews/approvable";
import type { Sql } from "../db/sql";

/** How the agent stands now under the pacts that held the action. */
export async function loadStanding(sql: Sql, agentId: AgentId, pacts: readonly string[]): Promise<Standing> {
  const [agent] = await sql.query<{ suspended: boolean }>("select suspended_at is not null as suspended from agent where id = $1", [agentId]);
  const rows = await sql.query<{ pact_id: PactId; epoch: number }>(
    "select pact_id, max(epoch) as epoch from delegation where agent_id = $1 and pact_id = any($2) group by pact_id",
    [agentId, pacts],
  );
  return { suspended: agent?.suspended ?? true, epochs: Object.fromEntries(rows.map(({ pact_id, epoch }) => [pact_id, epoch])) };
}
