import type { OpenTrigger, Proof, TrustFacts } from "../decisions/snapshot";

/** Trust facts arranged the way a decision asks for them. */
export type TrustIndex = {
  /** Usable proofs by clause, then kind. */
  proofs: ReadonlyMap<string, ReadonlyMap<string, readonly Proof[]>>;
  /** Open triggers by clause; the ones for the whole pact under null. */
  triggers: ReadonlyMap<string | null, readonly OpenTrigger[]>;
};

const NO_TRIGGERS: readonly OpenTrigger[] = [];
const NO_PROOFS: readonly Proof[] = [];
const indexes = new WeakMap<TrustFacts, TrustIndex>();

/** Facts are immutable and shared by many decisions, so their index is built once and dies with them. */
export function trustIndex(trust: TrustFacts): TrustIndex {
  const known = indexes.get(trust);
  if (known) return known;
  const proofs = new Map<string, Map<string, Proof[]>>();
  for (const proof of trust.proofs) {
    if (!proof.usable) continue;
    const byKind = proofs.get(proof.clause) ?? new Map<string, Proof[]>();
    proofs.set(proof.clause, byKind);
    const list = byKind.get(proof.kind);
    if (list) list.push(proof);
    else byKind.set(proof.kind, [proof]);
  }
  const triggers = new Map<string | null, OpenTrigger[]>();
  for (const trigger of trust.triggers) {
    const list = triggers.get(trigger.clause);
    if (list) list.push(trigger);
    else triggers.set(trigger.clause, [trigger]);
  }
  const index = { proofs, triggers };
  indexes.set(trust, index);
  return index;
}

export const proofsOf = (index: TrustIndex, clause: string, kind: string): readonly Proof[] => index.proofs.get(clause)?.get(kind) ?? NO_PROOFS;
export const triggersOf = (index: TrustIndex, clause: string | null): readonly OpenTrigger[] => index.triggers.get(clause) ?? NO_TRIGGERS;
