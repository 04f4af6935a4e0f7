import "server-only";
import type { LaneStep } from "@/lib/contract/agent-standing";
import type { AgentId, BuildId, PactId } from "@/lib/core/ids";
import type { EventData } from "@/lib/core/ledger/event-data";
import { pool } from "../db/pool";
import { entryId } from "../history/entry-id";

const MOST_STEPS = 60;

type Entry = { pact_id: PactId; seq: string; body: string; title: string };
type Body = { data: EventData["lane.changed"] };

/** The agent's lane changes as history tells them, the newest first. */
export async function laneTimeline(agent: AgentId, labels: ReadonlyMap<BuildId, string>): Promise<LaneStep[]> {
  const { rows } = await pool.query<Entry>(
    `select h.pact_id, h.seq::text, h.body, p.title from history h join pact p on p.id = h.pact_id
      where h.type = 'lane.changed' and h.pact_id in (select pact_id from delegation where agent_id = $1) and h.body::jsonb->'data'->>'agent' = $1
      order by h.id desc limit $2`,
    [agent, MOST_STEPS],
  );
  return rows.map(({ pact_id: pact, seq, body, title }) => {
    const { data } = JSON.parse(body) as Body;
    const build = data.build === "" ? null : (labels.get(data.build) ?? data.build);
    return {
      entry: entryId(pact, Number(seq)),
      delegation: build === null ? title : `${title} · ${build}`,
      pact: title,
      build,
      from: data.from,
      to: data.to,
      at: data.since,
      causes: data.causes.map(({ kind, clause, lane, remedy, evidence }) => ({ kind, clause, lane, remedy, evidence, facts: null })),
    };
  });
}
