import type { ContributionKind } from "../closed-lists";
import type { TriggerId } from "../ids";
import type { Json } from "../json";
import type { CompiledClause, CompiledPact } from "../pacts/compile-pact";
import type { ResolvedAction } from "../pacts/resolved-action";
import type { Instant } from "../time";
import type { AgentFacts, BuildFacts, PactFacts, TrustFacts } from "./snapshot";

/** A pact that governs the question, in the version that answers it. */
export type Governing = { facts: PactFacts; pact: CompiledPact; trust: TrustFacts };

/** The agent and build that a question is about. A null build is one that nobody registered. */
export type Subject = { agent: AgentFacts; build: BuildFacts | null };

/**
 * A contribution with the span of time in which it stands: from `from`, up to but not including `until`. Everything that
 * time can change about a decision is such a span, so that one list answers for now and for every later instant.
 */
export type Step = {
  from: Instant;
  until: Instant;
  kind: ContributionKind;
  governing: Governing | null;
  clause: CompiledClause | null;
  trigger: TriggerId | null;
  evidence: string | null;
  action: ResolvedAction;
  hard: boolean;
  remedy: string;
  facts: Json;
};

export const ALWAYS = Number.NEGATIVE_INFINITY;
export const NEVER = Number.POSITIVE_INFINITY;

type StepParts = Pick<Step, "kind" | "action" | "remedy"> & Partial<Step>;

export const step = (parts: StepParts): Step => ({
  from: ALWAYS,
  until: NEVER,
  governing: null,
  clause: null,
  trigger: null,
  evidence: null,
  hard: true,
  facts: null,
  ...parts,
});
