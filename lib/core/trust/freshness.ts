import type { Freshness } from "../closed-lists";
import type { BuildFacts, Proof, TrustFacts } from "../decisions/snapshot";
import type { BuildId, SourceId } from "../ids";
import type { CompiledEvidence } from "../pacts/compile-clause";
import type { CompiledClause } from "../pacts/compile-pact";
import type { Scope } from "../pacts/pact-document";
import type { Instant } from "../time";
import { proofsOf, triggersOf, trustIndex } from "./trust-index";

/** Whose proof counts for one question. */
export type ProofQuery = {
  /** Null: the build isn't known, so nothing was proved about it. */
  build: BuildId | null;
  /** Null: the request doesn't name the subject. */
  subject: string | null;
  covers: (scope: Scope) => boolean;
};

/** A proof is as old as its observation, and a claim to be newer than its receipt is worth its receipt. */
const evidenceTime = (proof: Proof): Instant => Math.min(proof.observedAt, proof.receivedAt);

function counts(proof: Proof, spec: CompiledEvidence, query: ProofQuery): boolean {
  if (proof.scope !== null && !query.covers(proof.scope)) return false;
  if (spec.subject === null) return proof.subject === null && proof.build !== null && proof.build === query.build;
  return proof.subject !== null && query.subject !== null && proof.subject.type === spec.subject.type && proof.subject.id === query.subject;
}

/**
 * The instant a clause's proof dates from: the newest usable passing unit, or the m-th newest source's newest where the
 * clause asks for m sources. Null: no such proof.
 */
function provenAt(proofs: readonly Proof[], spec: CompiledEvidence, query: ProofQuery): Instant | null {
  if (spec.minSources === 1) {
    let newest: Instant | null = null;
    for (const proof of proofs) {
      if (!counts(proof, spec, query)) continue;
      const time = evidenceTime(proof);
      if (newest === null || time > newest) newest = time;
    }
    return newest;
  }
  const bySource = new Map<SourceId, Instant>();
  for (const proof of proofs) {
    if (!counts(proof, spec, query)) continue;
    const time = evidenceTime(proof);
    if (time > (bySource.get(proof.source) ?? Number.NEGATIVE_INFINITY)) bySource.set(proof.source, time);
  }
  return [...bySource.values()].sort((a, b) => b - a)[spec.minSources - 1] ?? null;
}

/** When a proof is old and when it is worth nothing. An age equal to the window is already stale. */
export type ProofTimes = { provenAt: Instant | null; staleAt: Instant; missingAt: Instant };

export function proofTimes(proofs: readonly Proof[], spec: CompiledEvidence, query: ProofQuery): ProofTimes {
  const at = provenAt(proofs, spec, query);
  if (at === null) return { provenAt: null, staleAt: Number.NEGATIVE_INFINITY, missingAt: Number.NEGATIVE_INFINITY };
  return { provenAt: at, staleAt: at + spec.window, missingAt: at + spec.expiry };
}

export type ClauseFreshness = { state: Freshness; observedAt: Instant | null; staleAt: Instant | null; missingAt: Instant | null };
export type SpecFreshness = ClauseFreshness & { kind: string };

function stateAt(times: ProofTimes, window: number, now: Instant): Freshness {
  if (now >= times.missingAt) return "missing";
  if (now >= times.staleAt) return "stale";
  return now >= times.staleAt - window / 4 ? "ageing" : "fresh";
}

const WORST_FIRST: readonly Freshness[] = ["contradictory", "missing", "stale", "ageing", "fresh"];

/**
 * Freshness of one clause for display, by the same arithmetic that decides: of each proof it asks for, and of the clause
 * (its worst). Proofs about subjects belong to single requests and are left out unless `subject` is given.
 * Null: the clause asks for no proof.
 */
export function clauseFreshness(
  clause: CompiledClause,
  { trust, build, now, subject = null }: { trust: TrustFacts; build: Pick<BuildFacts, "id"> | null; now: Instant; subject?: string | null },
): (ClauseFreshness & { specs: SpecFreshness[] }) | null {
  const index = trustIndex(trust);
  const specs = clause.evidence
    .filter((spec) => spec.subject === null || subject !== null)
    .map((spec): SpecFreshness => {
      const times = proofTimes(proofsOf(index, clause.key, spec.kind), spec, { build: build?.id ?? null, subject, covers: () => true });
      const known = times.provenAt !== null;
      return {
        kind: spec.kind,
        state: stateAt(times, spec.window, now),
        observedAt: times.provenAt,
        staleAt: known ? times.staleAt : null,
        missingAt: known ? times.missingAt : null,
      };
    });
  const disputed = triggersOf(index, clause.key).some((t) => t.kind === "evidence_contradictory" && (t.build === null || t.build === build?.id));
  const worst = [...specs].sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state) || (a.staleAt ?? 0) - (b.staleAt ?? 0))[0];
  if (!worst) return null;
  return { state: disputed ? "contradictory" : worst.state, observedAt: worst.observedAt, staleAt: worst.staleAt, missingAt: worst.missingAt, specs };
}
