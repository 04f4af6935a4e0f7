import "server-only";
import type { DraftCheck } from "@/lib/contract/pacts";
import { describeChanges } from "@/lib/core/pacts/describe-changes";
import { isProvablyStrengthening } from "@/lib/core/pacts/is-provably-strengthening";
import type { LintRegistry } from "@/lib/core/pacts/lint-finding";
import { lintPact } from "@/lib/core/pacts/lint-pact";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { PACT_WORDING } from "./pact-wording";

/** Reads a text as publishing would: its findings, and what it changes against what is in force. */
export function checkDraft(document: PactDocument, inForce: PactDocument | null, registry: LintRegistry): DraftCheck {
  return {
    findings: lintPact(document, registry),
    changes: inForce && describeChanges(inForce, document, PACT_WORDING),
    onlyStrengthens: inForce !== null && isProvablyStrengthening(inForce, document),
  };
}
