import "server-only";
import type { ClauseProof, ClauseView, Consequence } from "@/lib/contract/pacts";
import { TRIGGERS } from "@/lib/core/closed-lists";
import { DEFAULT_CONSEQUENCES } from "@/lib/core/pacts/default-consequences";
import type { Finding } from "@/lib/core/pacts/lint-finding";
import type { ClauseDocument, PactDocument } from "@/lib/core/pacts/pact-document";
import { readBack } from "@/lib/core/pacts/read-back";
import { keepLowerBound, resolveAction } from "@/lib/core/pacts/resolved-action";
import { PACT_WORDING } from "./pact-wording";

type Surroundings = { proofs: readonly ClauseProof[]; findings: readonly Finding[]; teams: ReadonlyMap<string, string> };

/** Each clause with everything that its five answers need. */
export function clauseViews(document: PactDocument, { proofs, findings, teams }: Surroundings): ClauseView[] {
  return document.clauses.map((clause, i) => ({
    clause,
    ownerName: teams.get(clause.owner) ?? null,
    proofs: proofs.filter((proof) => proof.clause === clause.key),
    consequences: consequencesOf(clause, document),
    findings: findings.filter(({ path }) => path === `clauses[${i}]` || path.startsWith(`clauses[${i}].`)),
  }));
}

function consequencesOf(clause: ClauseDocument, document: PactDocument): Consequence[] {
  return TRIGGERS.map((trigger) => {
    const mapped = clause.consequences[trigger];
    const action = mapped ?? DEFAULT_CONSEQUENCES[clause.severity][trigger];
    const { lane } = keepLowerBound(trigger, resolveAction(action, document.defaults), document.defaults);
    return { trigger, mapped: mapped !== undefined, do: action.do, lane, sentence: readBack(clause, trigger, document, PACT_WORDING) };
  });
}
