import "server-only";
import type { OpenTrigger, PactFacts, Proof, TrustFacts } from "@/lib/core/decisions/snapshot";
import type { AgentId, PactId } from "@/lib/core/ids";
import { type CompiledPact, compilePact, type PactAction } from "@/lib/core/pacts/compile-pact";
import { oncePerProcess } from "../process/once-per-process";
import type { Loaded } from "./load-rows";

/** Compiled versions outlive a load: most loads change trust, not text. */
const compiledVersions = oncePerProcess("pdp.compiled-versions", () => new Map<string, CompiledPact>());

export function pactFacts(row: Loaded): PactFacts[] {
  const actions: PactAction[] = row.actions.map((a) => ({ workflow: a.workflow, name: a.name, argsSchema: a.args_schema, contextSchema: a.context_schema }));
  const actionsText = JSON.stringify(actions);
  const trust = trustByPact(row);
  const live = new Map<PactId, Loaded["versions"]>();
  for (const version of row.versions) live.set(version.pact_id, [...(live.get(version.pact_id) ?? []), version]);
  const found: PactFacts[] = [];
  for (const [id, versions] of live) {
    const newestFirst = versions.filter((v) => v.status === "enforced").sort((a, b) => b.number - a.number);
    const [enforced, previous] = newestFirst;
    const shadow = versions.find((v) => v.status === "shadow");
    const read = (version: Loaded["versions"][number] | undefined) => (version ? compiledVersion(version, actions, actionsText) : null);
    found.push({
      id,
      slug: versions[0]?.slug ?? id,
      enforced: read(enforced),
      share: enforced?.enforced_share ?? 0,
      previous: read(previous),
      shadow: read(shadow),
      trust: trust.get(id) ?? new Map(),
    });
  }
  for (const { pact_id: id, slug, document } of row.dormant) {
    found.push({
      id,
      slug,
      enforced: null,
      share: 0,
      previous: null,
      shadow: null,
      dormant: { agents: document.agents ?? [], workflow: document.workflow ?? "" },
      trust: new Map(),
    });
  }
  return found;
}

function compiledVersion(version: Loaded["versions"][number], actions: PactAction[], actionsText: string): CompiledPact {
  const key = `${version.id}\n${version.digest}\n${actionsText}`;
  const known = compiledVersions.get(key);
  if (known) return known;
  const answer = compilePact(version.document, { id: version.pact_id, version: version.number, digest: version.digest, actions });
  if (!answer.ok) throw new Error(`Version ${version.number} of pact ${version.slug} can't be read: ${JSON.stringify(answer.fields)}`);
  if (compiledVersions.size > 500) compiledVersions.clear();
  compiledVersions.set(key, answer.value);
  return answer.value;
}

function trustByPact(row: Loaded): Map<PactId, Map<AgentId, TrustFacts>> {
  const found = new Map<PactId, Map<AgentId, TrustFacts & { proofs: Proof[]; triggers: OpenTrigger[] }>>();
  const of = (pact: PactId, agent: AgentId) => {
    const agents = found.get(pact) ?? new Map();
    found.set(pact, agents);
    const trust = agents.get(agent) ?? { epoch: 0, proofs: [], triggers: [], bands: [], overrides: [], recovery: null };
    agents.set(agent, trust);
    return trust;
  };
  for (const { pact_id: pact, agent_id: agent, epoch } of row.epochs) of(pact, agent).epoch = epoch;
  for (const trigger of row.triggers) if (trigger.pact_id) of(trigger.pact_id, trigger.agent_id).triggers.push(openTrigger(trigger));
  for (const p of row.proofs) {
    const proof = proofOf(p);
    // A subject's proof holds for every agent under the pact; an agent's own for that agent.
    const agents = p.agent_id ? [p.agent_id] : row.agents.map((agent) => agent.id);
    for (const agent of agents) of(p.pact_id, agent).proofs.push(proof);
  }
  return found;
}

const proofOf = (p: Loaded["proofs"][number]): Proof => ({
  clause: p.clause,
  kind: p.kind,
  build: p.build,
  subject: p.subject_type !== null && p.subject_id !== null ? { type: p.subject_type, id: p.subject_id } : null,
  source: p.source,
  observedAt: Date.parse(p.observed_at),
  receivedAt: Date.parse(p.received_at),
  scope: p.scope,
  usable: true,
});

export const openTrigger = (t: Loaded["triggers"][number]): OpenTrigger => ({
  id: t.id,
  kind: t.kind,
  clause: t.clause_key,
  build: t.build_id,
  openedAt: Date.parse(t.opened_at),
  action: t.action,
  baseline: t.cause.baseline === true,
  actsFullyAt: t.cause.actsFullyAt ? Date.parse(t.cause.actsFullyAt) : null,
});
