import type { Risk } from "../closed-lists";
import type { Json } from "../json";
import type { CompiledEvidence } from "../pacts/compile-clause";
import type { CompiledClause, CompiledPact } from "../pacts/compile-pact";
import type { Scope } from "../pacts/pact-document";
import { denyAction, joinActions, type ResolvedAction } from "../pacts/resolved-action";
import type { Instant } from "../time";
import { type ProofQuery, proofTimes } from "../trust/freshness";
import { proofsOf, triggersOf, trustIndex } from "../trust/trust-index";
import type { ScoreBand } from "./snapshot";
import { ALWAYS, type Governing, NEVER, type Step, type Subject, step } from "./step";
import { clauseTriggerSteps, wideTriggerSteps } from "./trigger-steps";

/** How a question finds its proofs; a standing lane has no request to cover. */
export type ProofScope = { subjectAt: ((path: string) => string | null) | null; covers: (scope: Scope) => boolean };

/** What a governing clause contributes whatever is asked: old or missing proof, an unverified build, open triggers. */
export function clauseStandingSteps(out: Step[], governing: Governing, clause: CompiledClause, subject: Subject, scope: ProofScope): void {
  const index = trustIndex(governing.trust);
  for (const spec of clause.evidence) {
    if (spec.subject !== null && scope.subjectAt === null) continue;
    const query: ProofQuery = {
      build: subject.build?.id ?? null,
      subject: spec.subject && scope.subjectAt ? scope.subjectAt(spec.subject.path) : null,
      covers: scope.covers,
    };
    const times = proofTimes(proofsOf(index, clause.key, spec.kind), spec, query);
    const known = times.provenAt !== null;
    const facts = { kind: spec.kind, provenAt: times.provenAt, staleAt: known ? times.staleAt : null, missingAt: known ? times.missingAt : null };
    if (times.staleAt < times.missingAt)
      out.push(proofStep("evidence_stale", governing, clause, spec, clause.consequences.evidence_stale, times.staleAt, times.missingAt, facts));
    out.push(proofStep("evidence_missing", governing, clause, spec, clause.missing, times.missingAt, NEVER, facts));
  }
  if (!isVerified(subject)) {
    out.push(
      step({
        kind: "fingerprint_change",
        governing,
        clause,
        action: clause.consequences.fingerprint_change,
        hard: clause.hard,
        remedy: "verify_build",
        facts: { build: subject.build?.id ?? null },
      }),
    );
  }
  clauseTriggerSteps(out, governing, clause, triggersOf(index, clause.key), subject);
}

/** Written out, not spread: this runs twice for every proof of every decision. */
function proofStep(
  kind: "evidence_stale" | "evidence_missing",
  governing: Governing,
  clause: CompiledClause,
  { kind: evidence, remedy }: CompiledEvidence,
  action: ResolvedAction,
  from: Instant,
  until: Instant,
  facts: Json,
): Step {
  return { from, until, kind, governing, clause, trigger: null, evidence, action, hard: clause.hard, remedy, facts };
}

export const isVerified = ({ build }: Subject): boolean => build !== null && build.verifiedAt !== null;

/** What a pact contributes whatever is asked of it, its clauses aside. `risk` null: unknown, and so as bad as high. */
export function pactStandingSteps(
  out: Step[],
  governing: Governing,
  subject: Subject,
  risk: Risk | null,
  inCanary: ((recovery: string, share: number) => boolean) | null,
): void {
  const { pact, trust, facts } = governing;
  if (pact.expiresAt !== null) {
    out.push(
      step({
        kind: "pact_expired",
        governing,
        action: pact.standard.hold,
        remedy: `renew_pact:${pact.slug}`,
        from: pact.expiresAt,
        facts: { expiresAt: pact.expiresAt },
      }),
    );
  }
  if (facts.integrityFailed) out.push(step({ kind: "integrity_failure", governing, action: denyAction("escalate"), remedy: `repair_history:${pact.slug}` }));
  wideTriggerSteps(out, governing, pact.defaults, triggersOf(trustIndex(trust), null), subject);
  recoverySteps(out, governing, inCanary);
  bandSteps(out, governing, subject, risk);
}

/** What the agent itself contributes: its suspension, and triggers that hold whatever the pact. */
export function agentSteps(out: Step[], governing: readonly Governing[], subject: Subject): void {
  const { agent } = subject;
  if (agent.suspended) out.push(step({ kind: "agent_suspended", action: denyAction("recover"), remedy: "resume_agent" }));
  if (agent.triggers.length === 0) return;
  if (governing.length === 0) wideTriggerSteps(out, null, null, agent.triggers, subject);
  for (const one of governing) wideTriggerSteps(out, one, one.pact.defaults, agent.triggers, subject);
}

const CANARY_SHARE = { widening_5: 5, widening_25: 25 } as const;

function recoverySteps(out: Step[], governing: Governing, inCanary: ((recovery: string, share: number) => boolean) | null): void {
  const { recovery } = governing.trust;
  if (recovery === null || recovery.stage === "widening_100") return;
  const { standard } = governing.pact;
  const action =
    recovery.stage === "before_signoff"
      ? floorOfLevel(recovery.level, standard)
      : inCanary?.(recovery.id, CANARY_SHARE[recovery.stage])
        ? standard.degrade
        : standard.hold;
  out.push(step({ kind: "recovery_stage", governing, action, remedy: `recovery:${recovery.id}`, facts: { stage: recovery.stage, level: recovery.level } }));
}

function floorOfLevel(level: "degrade" | "escalate" | "recover", standard: CompiledPact["standard"]): ResolvedAction {
  if (level === "recover") return denyAction("recover");
  return level === "degrade" ? standard.degrade : standard.hold;
}

type BandEffect = "none" | "degrade" | "escalate";
const BAND_EFFECTS: Record<ScoreBand["band"], Record<Risk | "unknown", BandEffect>> = {
  none: { low: "none", medium: "none", high: "none", unknown: "none" },
  "90": { low: "none", medium: "none", high: "none", unknown: "none" },
  "75": { low: "none", medium: "none", high: "degrade", unknown: "escalate" },
  "50": { low: "none", medium: "degrade", high: "degrade", unknown: "escalate" },
  below_50: { low: "none", medium: "degrade", high: "escalate", unknown: "escalate" },
};

function bandAction(band: ScoreBand["band"], risk: Risk | null, { hold, degrade }: CompiledPact["standard"]): ResolvedAction | null {
  const effect = BAND_EFFECTS[band][risk ?? "unknown"];
  if (effect === "none") return null;
  return effect === "degrade" ? degrade : joinActions(hold, { ...degrade, constraints: [] });
}

function bandSteps(out: Step[], governing: Governing, { build }: Subject, risk: Risk | null): void {
  if (build === null) return;
  for (const score of governing.trust.bands) {
    if (score.build !== build.id && score.build !== build.family) continue;
    const { standard } = governing.pact;
    const now = bandAction(score.band, risk, standard);
    const later = bandAction(score.nextBand, risk, standard);
    const leavesAt = score.leavesAt ?? NEVER;
    const common = { kind: "score_band" as const, governing, hard: false, remedy: "raise_score" };
    if (now) out.push(step({ ...common, action: now, from: ALWAYS, until: leavesAt, facts: { band: score.band, leavesAt: score.leavesAt } }));
    // R1: leaving a band never widens, whatever the next one is called.
    const after = now && later ? joinActions(now, later) : (now ?? later);
    if (after && score.leavesAt !== null) out.push(step({ ...common, action: after, from: leavesAt, facts: { band: score.nextBand, leavesAt: null } }));
  }
}
