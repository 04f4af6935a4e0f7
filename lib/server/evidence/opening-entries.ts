import "server-only";
import type { AgentId, BuildId, PactId, TeamId, UnitId } from "@/lib/core/ids";
import type { Json, JsonObject } from "@/lib/core/json";
import type { EventDraft } from "@/lib/core/ledger/history-event";
import type { TriggerRow } from "@/lib/core/projections/rows";
import { MINUTE } from "@/lib/core/time";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";
import type { Opening } from "./find-openings";

/** How long somebody may look at a critical failure before it acts in full. Until then it holds. */
const ADJUDICATION_TIME = 15 * MINUTE;

type TriggerIdentity = { kind: Opening["kind"]; agentId: AgentId; pactId: PactId | null; clauseKey: string | null; buildId: BuildId | null; about: string };
const triggerKey = (t: TriggerIdentity): string => JSON.stringify([t.kind, t.agentId, t.pactId, t.clauseKey, t.buildId, t.about]);

/** Entries for what isn't open already: a trigger latches, so a second cause adds nothing (R2). Read after the snapshot moved. */
export async function openingEntries(tx: Tx, openings: readonly Opening[]): Promise<EventDraft<"trigger.opened">[]> {
  if (openings.length === 0) return [];
  const open = await standing(tx, openings);
  const owners = await bySlug<TeamId>(
    tx,
    "team",
    openings.map(({ judged }) => judged.proof.owner),
  );
  const agents = await bySlug<AgentId>(
    tx,
    "agent",
    openings.flatMap(({ judged }) => (judged.unit.agentId === null ? [...judged.proof.agents] : [])),
  );
  const entries: EventDraft<"trigger.opened">[] = [];
  for (const opening of openings) {
    const { unit, proof } = opening.judged;
    const concerned = unit.agentId === null ? [...proof.agents].flatMap((slug) => agents.get(slug) ?? []) : [unit.agentId];
    for (const agentId of concerned) {
      const identity = { kind: opening.kind, agentId, pactId: unit.pactId, clauseKey: unit.clauseKey, buildId: unit.buildId, about: aboutOf(opening) };
      if (open.has(triggerKey(identity))) continue;
      open.add(triggerKey(identity));
      const trigger = triggerRow(tx, opening, agentId, owners.get(proof.owner) ?? null);
      entries.push({ type: "trigger.opened", chain: unit.pactId, at: tx.iso, actor: "system", data: { trigger } });
    }
  }
  return entries;
}

const aboutOf = ({ kind, judged: { unit } }: Opening): string =>
  kind === "repeat_failure" ? "" : `${unit.kind} ${unit.subjectType ?? ""} ${unit.subjectId ?? ""}`;

function triggerRow(tx: Tx, opening: Opening, agentId: AgentId, ownerTeamId: TeamId | null): TriggerRow {
  const { unit, proof } = opening.judged;
  return {
    id: newId("trg", tx.at),
    kind: opening.kind,
    agentId,
    pactId: unit.pactId,
    clauseKey: unit.clauseKey,
    buildId: unit.buildId,
    scope: "clause",
    level: opening.kind === "repeat_failure" ? "recover" : proof.contradictionLevel,
    action: null,
    openedAt: tx.iso,
    openedBy: "system",
    cause: causeOf(tx, opening),
    reasonCommit: null,
    units: unitsOf(opening),
    ownerTeamId,
    closedAt: null,
    closedBy: null,
    closedHow: null,
    closeReasonCommit: null,
  };
}

const unitsOf = (opening: Opening): UnitId[] => (opening.kind === "repeat_failure" ? [opening.judged.unit.id] : [opening.judged.unit.id, opening.other.id]);

const decimal = (x: number | null): string | null => (x === null ? null : String(x));

function causeOf(tx: Tx, opening: Opening): Json {
  const { unit, sourceSlug } = opening.judged;
  const subject: JsonObject = unit.subjectType === null ? {} : { subject: { type: unit.subjectType, id: unit.subjectId } };
  const common = { evidence: unit.kind, about: aboutOf(opening), ...subject };
  if (opening.kind === "repeat_failure")
    return { ...common, source: sourceSlug, x: decimal(unit.x), actsFullyAt: new Date(tx.at + ADJUDICATION_TIME).toISOString() };
  return { ...common, sources: [sourceSlug, opening.other.sourceSlug], x: [decimal(unit.x), decimal(opening.other.x)] };
}

async function standing(tx: Tx, openings: readonly Opening[]): Promise<Set<string>> {
  const rows = await tx.query<{
    kind: Opening["kind"];
    agent_id: AgentId;
    pact_id: PactId;
    clause_key: string;
    build_id: BuildId | null;
    about: string | null;
  }>(
    `select kind, agent_id, pact_id, clause_key, build_id, cause->>'about' as about from trigger
      where closed_at is null and kind in ('evidence_contradictory', 'repeat_failure') and pact_id = any($1)`,
    [[...new Set(openings.map(({ judged }) => judged.unit.pactId))]],
  );
  return new Set(
    rows.map((t) => triggerKey({ kind: t.kind, agentId: t.agent_id, pactId: t.pact_id, clauseKey: t.clause_key, buildId: t.build_id, about: t.about ?? "" })),
  );
}

async function bySlug<Id extends string>(tx: Tx, table: "team" | "agent", slugs: readonly string[]): Promise<Map<string, Id>> {
  const rows = slugs.length === 0 ? [] : await tx.query<{ id: Id; slug: string }>(`select id, slug from ${table} where slug = any($1)`, [[...new Set(slugs)]]);
  return new Map(rows.map((row) => [row.slug, row.id]));
}
