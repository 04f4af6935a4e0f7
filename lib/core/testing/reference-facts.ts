import type { DecisionRequest } from "../decisions/decision";
import type { ActionFacts, AgentFacts, BuildFacts, OpenTrigger } from "../decisions/snapshot";
import type { Json } from "../json";
import type { ClauseDocument, EvidenceSpec, Scope } from "../pacts/pact-document";
import type { Instant } from "../time";
import type { Live } from "./reference-meanings";

function at(request: DecisionRequest, path: string | null | undefined): Json | undefined {
  if (!path) return undefined;
  const [root, name] = path.split(".") as [string, string];
  const from = root === "args" ? request.args : request.context;
  return Object.hasOwn(from, name) ? from[name] : undefined;
}

export type Reading = { amount: number | null; currency: string | null; counterparty: string | null };

export function read(request: DecisionRequest, action: ActionFacts | undefined): Reading {
  const amount = at(request, action?.amountPath);
  const currency = at(request, action?.currencyPath);
  const counterparty = at(request, action?.counterpartyPath);
  return {
    amount: typeof amount === "number" && Number.isSafeInteger(amount) && amount >= 0 ? amount : null,
    currency: typeof currency === "string" && currency ? currency : null,
    counterparty: typeof counterparty === "string" && counterparty ? counterparty : null,
  };
}

export function inside(scope: Scope, request: DecisionRequest, action: ActionFacts | undefined): boolean {
  const { amount, currency, counterparty } = read(request, action);
  const any = (names: string[], name: string | null): boolean => names.some((n) => n === "*" || n === name);
  const amountFits =
    scope.maxAmountMinor === undefined ||
    !action?.amountPath ||
    (amount !== null && amount <= scope.maxAmountMinor && (scope.currency === undefined || scope.currency === currency));
  return any(scope.actions, request.action) && (!action?.counterpartyPath || any(scope.counterparties, counterparty)) && amountFits;
}

/** Age of the proof at an instant; infinite where there is none. */
export function ageOf(
  spec: EvidenceSpec,
  clause: ClauseDocument,
  live: Live,
  request: DecisionRequest,
  build: BuildFacts | undefined,
  action: ActionFacts | undefined,
  t: Instant,
): number {
  const about = spec.about;
  const subject = about === undefined || about === "agent" ? null : at(request, about.path);
  const usable = live.trust.proofs.filter((proof) => {
    if (!proof.usable || proof.clause !== clause.key || proof.kind !== spec.kind) return false;
    if (proof.scope && !inside(proof.scope, request, action)) return false;
    if (about === undefined || about === "agent") return proof.subject === null && build !== undefined && proof.build === build.id;
    return (
      proof.subject?.type === about.subject &&
      (typeof subject === "string" || typeof subject === "number") &&
      subject !== "" &&
      proof.subject.id === String(subject)
    );
  });
  const sources = [...new Set(usable.map((proof) => proof.source))];
  const ages = sources.map((source) =>
    Math.min(...usable.filter((proof) => proof.source === source).map((proof) => t - Math.min(proof.observedAt, proof.receivedAt))),
  );
  return ages.sort((a, b) => a - b)[(spec.minSources ?? 1) - 1] ?? Number.POSITIVE_INFINITY;
}

export function sameFamily(trigger: OpenTrigger, agent: AgentFacts, build: BuildFacts | undefined): boolean {
  if (trigger.build === null || !build) return true;
  const other = [...agent.builds.values()].find((b) => b.id === trigger.build);
  return trigger.build === build.id || trigger.build === build.family || other?.family === build.family;
}
