import "server-only";
import type { EvidenceItem } from "@/lib/contract/evidence";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { Origin, SourceKind } from "@/lib/core/closed-lists";
import type { AskedProof } from "@/lib/core/evidence/asked-proofs";
import type { AgentId, BuildId, SourceId } from "@/lib/core/ids";
import { ok, type Result, refuse } from "@/lib/core/result";
import type { Actor } from "../auth/actor";
import type { Tx } from "../ledger/transact";
import { unheardKinds } from "./live-proofs";
import { selfSource } from "./self-source";

type Source = { id: SourceId; slug: string; kind: SourceKind; trusted: boolean; revoked: boolean };
type Agent = { id: AgentId; slug: string; name: string };

/** An item with everything it names found. */
export type ResolvedItem = {
  item: EvidenceItem;
  source: Source;
  agent: Agent | null;
  /** Null: nobody registered the fingerprint, or none was given. */
  build: BuildId | null;
  origin: Origin;
};

type Speaker = {
  /** Null: it names its source in every item. */
  own: Source | null;
  mayNameOthers: boolean;
  /** Whose word it is, where an agent speaks of itself. */
  only: Agent | null;
};

const ORIGIN_OF: Record<SourceKind, Origin> = {
  eval: "eval_result",
  runtime: "runtime_outcome",
  human: "human_review",
  third_party: "attestation",
  self_attested: "attestation",
};

/**
 * Finds every source, agent, build and kind that the items name. Whatever isn't known refuses all of them, with the place
 * of each problem: half a call taken would be sent again as a whole.
 */
export async function resolveItems(
  tx: Tx,
  actor: Actor,
  items: readonly EvidenceItem[],
  proofs: readonly AskedProof[],
): Promise<Result<ResolvedItem[], RefusalCode>> {
  const speaker = await speakerOf(tx, actor);
  if (speaker === null) return refuse("bad_request", { source: "Another source took the name of this agent's own reports; name a source on the key." });
  const sources = await bySlug<Source>(
    tx,
    "select id, slug, kind, trusted, revoked_at is not null as revoked from source where slug = any($1)",
    items,
    "source",
  );
  const agents = await bySlug<Agent>(tx, "select id, slug, name from agent where slug = any($1)", items, "agent");
  const builds = await buildsOf(tx, items, agents, speaker.only);
  const unheard = new Set(await unheardKinds(tx, otherKinds(items, proofs)));

  const fields: Record<string, string> = {};
  const resolved = items.map((item, i): ResolvedItem | null => {
    const say = (field: string, problem: string): void => {
      fields[`[${i}].${field}`] ??= problem;
    };
    const source = sourceOf(item, speaker, sources, say);
    const agent = agentOf(item, speaker, agents, say);
    if (unheard.has(item.kind)) say("kind", "isn't a kind of evidence that any pact asks for");
    if (item.subject === undefined && agent !== null && item.fingerprint === undefined)
      say("fingerprint", "is needed: evidence about an agent is about one of its builds");
    const build = agent && item.fingerprint !== undefined ? (builds.get(`${agent.id} ${item.fingerprint}`) ?? null) : null;
    return source && { item, source, agent, build, origin: item.origin ?? ORIGIN_OF[source.kind] };
  });
  if (Object.keys(fields).length > 0) return refuse("bad_request", fields);
  return ok(resolved.filter((one) => one !== null));
}

type Say = (field: string, problem: string) => void;

function sourceOf(item: EvidenceItem, { own, mayNameOthers }: Speaker, sources: ReadonlyMap<string, Source>, say: Say): Source | null {
  if (item.source === undefined && own === null) say("source", "must name the source it comes from");
  if (item.source !== undefined && own !== null && item.source !== own.slug && !mayNameOthers)
    say("source", `must be ${own.slug}: this key speaks for no other source`);
  if (own === null && !mayNameOthers) say("source", "isn't this key's: the key has no source of its own");
  const source = item.source === undefined || item.source === own?.slug ? own : sources.get(item.source);
  if (item.source !== undefined && !source) say("source", "isn't a source that is registered here");
  if (source?.revoked) say("source", "was revoked: nothing from it counts any more");
  return source ?? null;
}

function agentOf(item: EvidenceItem, { only }: Speaker, agents: ReadonlyMap<string, Agent>, say: Say): Agent | null {
  if (item.agent === undefined) {
    if (item.subject !== undefined) return null;
    if (only === null) say("agent", "must name the agent it is about, unless it names a subject");
    return only;
  }
  const agent = agents.get(item.agent);
  if (!agent) say("agent", "isn't an agent that is registered here");
  else if (only !== null && agent.id !== only.id) say("agent", `must be ${only.slug}: this key's reports are that agent's own`);
  return agent ?? null;
}

/** A key speaks for its source, or for its agent about itself; one that may configure the product, and a person at the machine, for any. */
async function speakerOf(tx: Tx, actor: Actor): Promise<Speaker | null> {
  if (actor.kind !== "key") return { own: null, mayNameOthers: true, only: null };
  const mayNameOthers = actor.scopes.includes("configure");
  if (actor.sourceId) {
    const [own] = await tx.query<Source>("select id, slug, kind, trusted, revoked_at is not null as revoked from source where id = $1", [actor.sourceId]);
    return { own: own ?? null, mayNameOthers, only: null };
  }
  const [agent] = actor.agentId ? await tx.query<Agent>("select id, slug, name from agent where id = $1", [actor.agentId]) : [];
  if (!agent) return { own: null, mayNameOthers, only: null };
  const own = await selfSource(tx, agent);
  return own && { own, mayNameOthers, only: agent };
}

async function bySlug<T extends { slug: string }>(tx: Tx, select: string, items: readonly EvidenceItem[], field: "source" | "agent"): Promise<Map<string, T>> {
  const slugs = [...new Set(items.flatMap((item) => item[field] ?? []))];
  const rows = slugs.length === 0 ? [] : await tx.query<T>(select, [slugs]);
  return new Map(rows.map((row) => [row.slug, row]));
}

async function buildsOf(tx: Tx, items: readonly EvidenceItem[], agents: ReadonlyMap<string, Agent>, only: Agent | null): Promise<Map<string, BuildId>> {
  const fingerprints = [...new Set(items.flatMap((item) => item.fingerprint ?? []))];
  const ids = [...new Set([...agents.values(), ...(only ? [only] : [])].map((agent) => agent.id))];
  if (fingerprints.length === 0 || ids.length === 0) return new Map();
  const rows = await tx.query<{ id: BuildId; agent_id: AgentId; fingerprint: string }>(
    "select id, agent_id, fingerprint from build where agent_id = any($1) and fingerprint = any($2)",
    [ids, fingerprints],
  );
  return new Map(rows.map((row) => [`${row.agent_id} ${row.fingerprint}`, row.id]));
}

function otherKinds(items: readonly EvidenceItem[], proofs: readonly AskedProof[]): string[] {
  const live = new Set(proofs.map((proof) => proof.kind));
  return [...new Set(items.map((item) => item.kind))].filter((kind) => !live.has(kind));
}
