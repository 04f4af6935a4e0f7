import type { Change } from "./change";
import type { Projections } from "./project";
import type { TriggerRow } from "./rows";

type TrustEvents = "evidence.accepted" | "evidence.quarantined" | "unit.closed" | "trigger.opened" | "trigger.closed" | "lane.changed";

/** Whatever narrows kills the grants and stored answers given before it. */
function narrowed({ agentId, pactId }: TriggerRow): Change {
  return { update: "delegation", where: pactId === null ? { agentId } : { agentId, pactId }, add: { epoch: 1 } };
}

export const trustProjections: Projections<TrustEvents> = {
  "evidence.accepted": ({ chain, data: { evidence, clauses, units } }) => [
    { insert: "evidence", row: evidence, ifAbsent: true },
    ...(chain === "org"
      ? []
      : clauses.map((clauseKey) => ({ insert: "evidence_link", row: { evidenceId: evidence.id, pactId: chain, clauseKey }, ifAbsent: true }) as const)),
    ...units.map((row) => ({ upsert: "unit", key: ["id"], row }) as const),
  ],
  "evidence.quarantined": ({ data }) => [{ insert: "evidence", row: data.evidence, ifAbsent: true }],
  "unit.closed": ({ data }) => [{ upsert: "unit", key: ["id"], row: data.unit }],
  "trigger.opened": ({ data: { trigger } }) => [{ insert: "trigger", row: trigger }, narrowed(trigger)],
  "trigger.closed": ({ at, actor, data: { trigger, how, reason } }) => [
    { update: "trigger", where: { id: trigger }, set: { closedAt: at, closedBy: actor, closedHow: how, closeReasonCommit: reason } },
  ],
  "lane.changed": ({ chain, data: { agent, build, to, causes, since, epoch } }) =>
    chain === "org"
      ? []
      : [
          {
            upsert: "delegation",
            key: ["agentId", "buildId", "pactId"],
            row: { agentId: agent, buildId: build, pactId: chain, lane: to, since, causes, epoch },
          },
        ],
};
