import type { Lane, Origin, Severity, Trigger } from "../closed-lists";
import type { PactId } from "../ids";
import { DEFAULT_CONSEQUENCES } from "../pacts/default-consequences";
import type { ClauseDocument, EvidenceSpec, PactDocument } from "../pacts/pact-document";
import { keepLowerBound, resolveAction } from "../pacts/resolved-action";
import { DAY, type Duration, HOUR, parseDuration } from "../time";

/** One kind of proof that a live version of a pact asks for, with everything that evidence is judged by. */
export type AskedProof = {
  pact: PactId;
  clauseKey: string;
  severity: Severity;
  kind: string;
  /** Null: about the agent. Otherwise the type of subject. */
  subjectType: string | null;
  /** Slugs. */
  agents: ReadonlySet<string>;
  sources: ReadonlySet<string>;
  scoring: EvidenceSpec["scoring"];
  passMark: number;
  window: Duration;
  /** Null: the default for what it is. */
  maxBackdate: Duration | null;
  /** Slug of the team that owns the clause. */
  owner: string;
  /** Where a contradiction of this proof puts the delegation: the mapped action, at least Degrade. */
  contradictionLevel: Exclude<Lane, "allow">;
};

const DEFAULT_PASS_MARK = 0.8;

/** Every proof a version asks for. A spec whose window can't be read proves nothing, as in the compiled clause. */
export function askedProofs(pact: PactId, document: PactDocument): AskedProof[] {
  const agents = new Set(document.agents);
  return document.clauses.flatMap((clause) =>
    (Array.isArray(clause?.evidence) ? clause.evidence : []).flatMap((spec) => asked(pact, document, clause, spec, agents)),
  );
}

function asked(pact: PactId, document: PactDocument, clause: ClauseDocument, spec: EvidenceSpec, agents: ReadonlySet<string>): AskedProof[] {
  const window = parseDuration(spec.window);
  if (window === null || window <= 0) return [];
  return [
    {
      pact,
      clauseKey: clause.key,
      severity: clause.severity,
      kind: spec.kind,
      subjectType: spec.about === undefined || spec.about === "agent" ? null : spec.about.subject,
      agents,
      sources: new Set(spec.sources),
      scoring: spec.scoring,
      passMark: spec.scoring === "pass_fail" ? 1 : (spec.passMark ?? DEFAULT_PASS_MARK),
      window,
      maxBackdate: spec.maxBackdate === undefined ? null : parseDuration(spec.maxBackdate),
      owner: clause.owner,
      contradictionLevel: triggerLevel(document, clause, "evidence_contradictory"),
    },
  ];
}

function triggerLevel(document: PactDocument, clause: ClauseDocument, trigger: Trigger): Exclude<Lane, "allow"> {
  const { defaults } = document;
  const action = clause.consequences[trigger] ?? DEFAULT_CONSEQUENCES[clause.severity][trigger];
  const { lane } = keepLowerBound(trigger, resolveAction(action, defaults), defaults);
  return lane === "allow" ? "degrade" : lane;
}

export type EvidenceAbout = { kind: string; source: string; agent: string | null; subjectType: string | null };

/** Whether an item is the proof that was asked for: of this kind, from one of its sources, about this agent or such a subject. */
export function answers(proof: AskedProof, { kind, source, agent, subjectType }: EvidenceAbout): boolean {
  if (proof.kind !== kind || !proof.sources.has(source) || proof.subjectType !== subjectType) return false;
  return subjectType !== null || (agent !== null && proof.agents.has(agent));
}

/** How far back an observation may lie without being called backdated. */
export const maxBackdate = (proof: AskedProof, origin: Origin): Duration => proof.maxBackdate ?? (origin === "attestation" ? 7 * DAY : 24 * HOUR);
