import type { CompiledClause } from "../pacts/compile-pact";
import { denyAction } from "../pacts/resolved-action";
import { ConditionReader } from "./conditions";
import type { Question } from "./question";
import { insideScope, readSubject } from "./request-facts";
import { agentSteps, clauseStandingSteps, isVerified, type ProofScope, pactStandingSteps } from "./standing-steps";
import { type Governing, type Step, step } from "./step";

/** Everything that bears on one request, each with its span of time. Only what governs the request is asked. */
export function requestSteps(question: Question, governing: readonly Governing[]): Step[] {
  const out: Step[] = [];
  agentSteps(out, governing, question);
  const { request } = question;
  const scope: ProofScope = { subjectAt: (path) => readSubject(request, path), covers: (s) => insideScope(s, question.facts) };
  const outOfScope = scopeProblem(question);
  const reader = new ConditionReader({ request, action: question.action, agent: question.agent, counterparties: question.snapshot.counterparties });
  let governed = 0;
  for (const one of governing) {
    pactStandingSteps(out, one, question, question.action?.risk ?? null, (recovery, share) => request.buckets(recovery) < share * 100);
    for (const clause of one.pact.clausesByAction.get(request.action) ?? []) {
      if (clauseSteps(out, one, clause, question, { reader, scope, outOfScope })) governed += 1;
    }
  }
  const first = governing[0];
  if (!first) out.push(nobodyGoverns(question));
  else uncoveredSteps(out, first, question, governed, outOfScope);
  return out;
}

type ClauseReading = { reader: ConditionReader; scope: ProofScope; outOfScope: ScopeProblem | null };

/** One clause's contributions. False: its guard says that it doesn't govern this request. */
function clauseSteps(out: Step[], governing: Governing, clause: CompiledClause, question: Question, { reader, scope, outOfScope }: ClauseReading): boolean {
  if (clause.problems.length > 0) {
    // Its conditions aren't asked: a guard that can't be read may govern anything. Its proofs, scope and triggers stand all
    // the same, so that a repair reveals nothing that the path back could have named before.
    const facts = { problems: clause.problems.map(({ path, message }) => ({ path, message })) };
    out.push(step({ kind: "clause_unreadable", governing, clause, action: governing.pact.standard.hold, remedy: `repair:${clause.key}`, facts }));
  } else {
    const answer = reader.ask(clause);
    if (answer.is === "not_governed") return false;
    const own = { governing, clause, remedy: `change_request:${clause.key}` };
    if (answer.is === "error") out.push(step({ ...own, kind: "condition_error", action: governing.pact.standard.hold, facts: answer.facts }));
    if (answer.is === "not_met")
      out.push(step({ ...own, kind: "condition_not_met", action: clause.consequences.condition_not_met, hard: clause.hard, facts: answer.facts }));
  }
  if (outOfScope) out.push(step({ kind: "scope_change", governing, clause, action: clause.consequences.scope_change, ...outOfScope }));
  clauseStandingSteps(out, governing, clause, question, scope);
  return true;
}

type ScopeProblem = { remedy: string; facts: { build: string | null } };

/**
 * Whether a request lies outside what the build was verified for. A build that nobody registered was verified for
 * nothing; one that is registered and still unverified is `fingerprint_change` alone, because it has no scope to leave.
 */
function scopeProblem({ build, facts }: Question): ScopeProblem | null {
  if (build === null) return { remedy: "verify_build", facts: { build: null } };
  if (build.verifiedAt === null) return null;
  if (build.verifiedScope === null) return { remedy: "verify_build", facts: { build: build.id } };
  return insideScope(build.verifiedScope, facts) ? null : { remedy: "change_request:scope_change", facts: { build: build.id } };
}

function nobodyGoverns({ request, snapshot }: Question): Step {
  const dormant = snapshot.pacts.find((p) => p.dormant?.workflow === request.workflow && p.dormant.agents.includes(request.agent));
  const action = denyAction("escalate");
  return dormant
    ? step({ kind: "pact_not_active", action, remedy: `enforce_pact:${dormant.slug}` })
    : step({ kind: "no_pact", action, remedy: "enforce_pact" });
}

/** What stands where no clause speaks: the pact governs the agent, and the action or its risk isn't known to it. */
function uncoveredSteps(out: Step[], governing: Governing, question: Question, governed: number, outOfScope: ScopeProblem | null): void {
  const { request, action } = question;
  const { hold, degrade } = governing.pact.standard;
  const risk = action?.risk ?? null;
  if (risk === null) out.push(step({ kind: "unknown_risk", governing, action: hold, remedy: "set_risk", facts: { registered: action !== null } }));
  if (governed > 0) return;
  if (risk !== "low") out.push(step({ kind: "unmapped_action", governing, action: hold, remedy: "change_request:unmapped_action" }));
  if (request.malformed.length > 0)
    out.push(
      step({
        kind: "condition_error",
        governing,
        action: hold,
        remedy: "change_request:condition_error",
        facts: { malformed: request.malformed.map(({ path }) => path) },
      }),
    );
  if (outOfScope) out.push(step({ kind: "scope_change", governing, action: hold, ...outOfScope }));
  if (!isVerified(question))
    out.push(step({ kind: "fingerprint_change", governing, action: degrade, remedy: "verify_build", facts: { build: question.build?.id ?? null } }));
}
