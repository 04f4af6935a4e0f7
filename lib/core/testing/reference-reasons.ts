import type { DecisionRequest } from "../decisions/decision";
import type { AgentFacts, Snapshot } from "../decisions/snapshot";
import type { CompiledPact } from "../pacts/compile-pact";
import type { ClauseDocument } from "../pacts/pact-document";
import { type Instant, parseDuration } from "../time";
import { ageOf, inside, sameFamily } from "./reference-facts";
import {
  type Action,
  ALLOW,
  bandAction,
  both,
  type ConditionTwins,
  consequence,
  deny,
  ESCALATE,
  handMade,
  hold,
  isTrigger,
  type Live,
  narrow,
  RECOVER,
  type Reason,
  triggerAction,
} from "./reference-meanings";

export function selectLive(request: DecisionRequest, snapshot: Snapshot, agent: AgentFacts): { live: Live[]; trial: Live[] } {
  const named = (version: CompiledPact | null): version is CompiledPact =>
    version?.document.workflow === request.workflow && version.document.agents.includes(request.agent);
  const live: Live[] = [];
  const trial: Live[] = [];
  for (const facts of snapshot.pacts) {
    const served = facts.enforced && request.buckets(facts.id) < facts.share * 100 ? facts.enforced : facts.previous;
    const trust = facts.trust.get(agent.id) ?? { epoch: 0, proofs: [], triggers: [], bands: [], overrides: [], recovery: null };
    if (named(served)) live.push({ facts, version: served, document: served.document, trust });
    const tried = facts.shadow ?? served ?? facts.enforced;
    if (named(tried)) trial.push({ facts, version: tried, document: tried.document, trust });
  }
  const byId = (a: Live, b: Live): number => (a.facts.id < b.facts.id ? -1 : 1);
  return { live: live.sort(byId), trial: trial.sort(byId) };
}

export function reasonsAt(
  request: DecisionRequest,
  snapshot: Snapshot,
  agent: AgentFacts,
  live: Live[],
  t: Instant,
  twins: ConditionTwins,
  agentOnly: boolean,
): Reason[] {
  const reasons: Reason[] = [];
  const build = request.fingerprint === null ? undefined : agent.builds.get(request.fingerprint);
  const action = snapshot.actions.get(`${request.workflow}/${request.action}`);
  const risk = action?.risk ?? "unknown";
  const add = (kind: string, what: Action, remedy: string, extra: Partial<Reason> = {}): void => {
    if (what.lane > ALLOW) reasons.push({ kind, pact: "", clause: "", trigger: "", evidence: "", hard: true, ...what, remedy, ...extra });
  };

  if (agent.suspended) add("agent_suspended", deny(RECOVER), "resume_agent");
  if (live.length === 0) {
    for (const trigger of agent.triggers)
      if (sameFamily(trigger, agent, build)) add(trigger.kind, deny(RECOVER), `close:${trigger.id}`, { trigger: trigger.id });
    add("no_pact", deny(ESCALATE), "enforce_pact");
  }
  const known = build !== undefined;
  const verified = known && build.verifiedAt !== null;
  const outside = !known || (verified && (build.verifiedScope === null || !inside(build.verifiedScope, request, action)));
  const scopeRemedy = !known || build.verifiedScope === null ? "verify_build" : "change_request:scope_change";
  let governedClauses = 0;

  for (const one of live) {
    const { document, trust, facts } = one;
    const pact = facts.id;
    const wide = agentOnly ? [] : trust.triggers.filter((tr) => tr.clause === null);
    for (const trigger of [...agent.triggers, ...wide]) {
      if (!sameFamily(trigger, agent, build)) continue;
      add(trigger.kind, isTrigger(trigger.kind) ? deny(RECOVER) : handMade(trigger, document), `close:${trigger.id}`, { pact, trigger: trigger.id });
    }
    if (agentOnly) continue;
    const expiresAt = one.version.expiresAt;
    if (expiresAt !== null && t >= expiresAt) add("pact_expired", hold, `renew_pact:${document.slug}`, { pact });
    if (facts.integrityFailed) add("integrity_failure", deny(ESCALATE), `repair_history:${document.slug}`, { pact });
    const recovery = trust.recovery;
    if (recovery && recovery.stage !== "widening_100") {
      const canary = recovery.stage !== "before_signoff" && request.buckets(recovery.id) < (recovery.stage === "widening_5" ? 500 : 2_500);
      const byLevel = { degrade: narrow(document.defaults.degrade.constraints), escalate: hold, recover: deny(RECOVER) }[recovery.level];
      add(
        "recovery_stage",
        recovery.stage === "before_signoff" ? byLevel : canary ? narrow(document.defaults.degrade.constraints) : hold,
        `recovery:${recovery.id}`,
        { pact },
      );
    }
    for (const band of trust.bands) {
      if (!build || (band.build !== build.id && band.build !== build.family)) continue;
      const now = bandAction(band.band, risk, document);
      const left = band.leavesAt !== null && t >= band.leavesAt;
      add("score_band", left ? both(now, bandAction(band.nextBand, risk, document)) : now, "raise_score", { pact, hard: false });
    }
    for (const clause of document.clauses.filter((c) => c.actions.includes(request.action))) {
      const own = { pact, clause: clause.key, hard: clause.hard };
      const wrong = [clause.appliesWhen, clause.requires].some((text) => text !== undefined && !twins[text]);
      const triggers = trust.triggers.filter((tr) => tr.clause === clause.key && sameFamily(tr, agent, build));
      const answer = wrong ? "unreadable" : ask(clause, request, snapshot, twins);
      if (answer === "not_governed") continue;
      governedClauses += 1;
      if (answer === "unreadable") add("clause_unreadable", hold, `repair:${clause.key}`, { ...own, hard: true });
      if (answer === "error") add("condition_error", hold, `change_request:${clause.key}`, { ...own, hard: true });
      if (answer === "not_met") add("condition_not_met", consequence(clause, "condition_not_met", document), `change_request:${clause.key}`, own);
      if (outside) add("scope_change", consequence(clause, "scope_change", document), scopeRemedy, { ...own, hard: true });
      if (!verified) add("fingerprint_change", consequence(clause, "fingerprint_change", document), "verify_build", own);
      for (const spec of clause.evidence) {
        const age = ageOf(spec, clause, one, request, build, action, t);
        const window = parseDuration(spec.window) ?? 0;
        const grace = parseDuration(spec.grace ?? "PT0S") ?? 0;
        const stale = consequence(clause, "evidence_stale", document);
        const remedy = `evidence:${clause.key}:${spec.kind}`;
        if (age >= window + grace)
          add("evidence_missing", both(consequence(clause, "evidence_missing", document), stale), remedy, { ...own, evidence: spec.kind });
        else if (age >= window) add("evidence_stale", stale, remedy, { ...own, evidence: spec.kind });
      }
      for (const trigger of triggers) {
        const hard = !isTrigger(trigger.kind) || clause.hard || trigger.kind === "incident" || trigger.kind === "scope_change";
        add(trigger.kind, triggerAction(trigger, clause, document, t), `close:${trigger.id}`, { ...own, trigger: trigger.id, hard });
      }
    }
  }
  const first = live[0];
  if (!first || agentOnly) return reasons;
  const pact = first.facts.id;
  if (risk === "unknown") add("unknown_risk", hold, "set_risk", { pact });
  if (governedClauses > 0) return reasons;
  if (risk !== "low") add("unmapped_action", hold, "change_request:unmapped_action", { pact });
  if (request.malformed.length > 0) add("condition_error", hold, "change_request:condition_error", { pact });
  if (outside) add("scope_change", hold, scopeRemedy, { pact });
  if (!verified) add("fingerprint_change", narrow(first.document.defaults.degrade.constraints), "verify_build", { pact });
  return reasons;
}

function ask(clause: ClauseDocument, request: DecisionRequest, snapshot: Snapshot, twins: ConditionTwins): "met" | "not_met" | "not_governed" | "error" {
  if (request.malformed.length > 0) return "error";
  const inputs = { args: request.args, context: request.context, params: clause.params ?? {}, lists: snapshot.counterparties };
  const say = (text: string | undefined): boolean => text === undefined || (twins[text]?.(inputs) ?? false);
  try {
    if (!say(clause.appliesWhen)) return "not_governed";
    const rank = ["claimed", "counted", "looked_up", "attested"];
    if (clause.appliesWhen !== undefined || clause.requires !== undefined) {
      for (const [path, accepted] of Object.entries(clause.accepts ?? {})) {
        const natural = path.startsWith("lists.") ? "looked_up" : path.startsWith("totals.") ? "counted" : path.startsWith("subject.") ? "attested" : "claimed";
        if (rank.indexOf(request.provenance?.[path] ?? natural) < rank.indexOf(accepted)) return "error";
      }
    }
    return say(clause.requires) ? "met" : "not_met";
  } catch {
    return "error";
  }
}
