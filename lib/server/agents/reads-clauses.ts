import "server-only";
import type { ClauseStanding, ProofView } from "@/lib/contract/agent-standing";
import type { Trigger } from "@/lib/core/closed-lists";
import type { AgentFacts, Snapshot, TrustFacts } from "@/lib/core/decisions/snapshot";
import type { BuildId } from "@/lib/core/ids";
import type { CompiledClause, CompiledPact } from "@/lib/core/pacts/compile-pact";
import { readBack } from "@/lib/core/pacts/read-back";
import type { Instant } from "@/lib/core/time";
import { type ClauseFreshness, clauseFreshness } from "@/lib/core/trust/freshness";
import { PACT_WORDING } from "../pacts/pact-wording";
import { versionOf } from "./reads-delegations";

const NOTHING_KNOWN: TrustFacts = { epoch: 0, proofs: [], triggers: [], bands: [], overrides: [], recovery: null };
const iso = (at: Instant | null): string | null => (at === null || !Number.isFinite(at) ? null : new Date(at).toISOString());

type Around = { snapshot: Snapshot; build: BuildId | null; teams: ReadonlyMap<string, string>; now: Instant };

/** The clauses of every pact that names the agent, with their five answers for one of its builds. */
export function clausesOf(agent: AgentFacts, around: Around): ClauseStanding[] {
  return around.snapshot.pacts.flatMap((facts) => {
    const version = versionOf(facts, agent.slug);
    if (!version) return [];
    const trust = facts.trust.get(agent.id) ?? NOTHING_KNOWN;
    return version.pact.clauses.map((clause) => clauseStanding(version.pact, clause, trust, around));
  });
}

function clauseStanding(pact: CompiledPact, clause: CompiledClause, trust: TrustFacts, { snapshot, build, teams, now }: Around): ClauseStanding {
  const at = Math.max(now, snapshot.highWater);
  const fresh = clauseFreshness(clause, { trust, build: build === null ? null : { id: build }, now: at });
  const written = pact.document.clauses[clause.index];
  const owner = written?.owner ?? "";
  const timesOf = (times: ClauseFreshness | null | undefined, window: number | undefined): Pick<ProofView, "state" | "left" | "observedAt" | "staleAt"> => ({
    state: times?.state ?? null,
    left: leftOf(times?.staleAt ?? null, window, at),
    observedAt: iso(times?.observedAt ?? null),
    staleAt: iso(times?.staleAt ?? null),
  });
  const worst = fresh?.specs.find((spec) => spec.observedAt === fresh.observedAt && spec.staleAt === fresh.staleAt);
  const windowOf = (kind: string | undefined) => clause.evidence.find((spec) => spec.kind === kind)?.window;
  return {
    pact: { slug: pact.slug, name: pact.document.title },
    key: clause.key,
    obligation: written?.obligation ?? "",
    severity: clause.severity,
    proofs: clause.evidence.map((spec) => {
      const said = written?.evidence.find(({ kind }) => kind === spec.kind);
      const subject = spec.subject?.type ?? null;
      const times = subject === null ? fresh?.specs.find(({ kind }) => kind === spec.kind) : null;
      return { kind: spec.kind, method: said?.method ?? "", sources: said?.sources ?? [], subject, ...timesOf(times, spec.window) };
    }),
    freshness: fresh && timesOf(fresh, windowOf(worst?.kind)),
    changes: written ? changesOf(written, pact) : [],
    owner: owner === "" ? null : { slug: owner, name: teams.get(owner) ?? owner },
  };
}

/** What happens when the proof is old, and when it is gone, where that is something else. A clause without proofs has its condition. */
function changesOf(written: CompiledPact["document"]["clauses"][number], pact: CompiledPact): string[] {
  const say = (trigger: Trigger): string => readBack(written, trigger, pact.document, PACT_WORDING);
  if (written.evidence.length === 0) return [say("condition_not_met")];
  const { evidence_stale: stale, evidence_missing: missing } = written.consequences;
  const same = JSON.stringify(stale) === JSON.stringify(missing);
  return same ? [say("evidence_stale")] : [say("evidence_stale"), say("evidence_missing")];
}

const leftOf = (staleAt: Instant | null, window: number | undefined, now: Instant): number | null =>
  staleAt === null || window === undefined || !Number.isFinite(staleAt) ? null : Math.min(1, Math.max(0, (staleAt - now) / window));
