import { TRIGGERS, type Trigger } from "@/lib/core/closed-lists";
import type { Json } from "@/lib/core/json";
import type { ClauseDocument, Constraint, EvidenceSpec, PactDocument, ReviewTerms, RuntimeAction } from "@/lib/core/pacts/pact-document";
import { minorToDecimal } from "@/lib/format/format-money";
import type { ActionValues, ClauseValues, EvidenceValues, LimitValues, PactFormValues, ParamValues, TermsValues } from "./form-values";
import { durationText, numberText, percentText } from "./typed-text";

/** What the form shows of a document. `toDocument` makes the same document of it again. */
export function toFormValues(document: PactDocument): PactFormValues {
  const { defaults } = document;
  const { recovery } = defaults;
  return {
    slug: document.slug,
    title: document.title,
    owner: document.owner,
    workflow: document.workflow,
    agents: document.agents,
    counterparties: document.counterparties,
    expiresAt: document.expiresAt ?? "",
    lists: Object.keys(document.lists ?? {}).map((name) => ({ name })),
    defaults: {
      degrade: { constraints: defaults.degrade.constraints.map(limitValues) },
      review: termsValues(defaults.review),
      recovery: { plan: recovery?.plan ?? "", independentSigner: yesNo(recovery?.independentSigner) },
    },
    clauses: document.clauses.map(clauseValues),
    note: "",
  };
}

const yesNo = (value: boolean | undefined): "" | "yes" | "no" => (value === undefined ? "" : value ? "yes" : "no");

export const emptyLimit = (kind: LimitValues["kind"] = "cap_amount"): LimitValues => ({
  kind,
  amount: "",
  currency: "EUR",
  count: "",
  per: "PT1H",
  names: [],
  share: "",
  when: "after",
  question: "",
  settlement: "",
});

function limitValues(limit: Constraint): LimitValues {
  const empty = emptyLimit(limit.kind);
  switch (limit.kind) {
    case "cap_amount":
      return { ...empty, amount: minorToDecimal({ minor: limit.amountMinor, currency: limit.currency }), currency: limit.currency };
    case "cap_count":
    case "cap_rate":
      return { ...empty, count: numberText(limit.count), per: limit.per };
    case "allow_tools":
      return { ...empty, names: limit.tools };
    case "allow_counterparties":
      return { ...empty, names: limit.counterparties };
    case "sampled_review":
      return { ...empty, share: limit.share === 0 ? "" : percentText(limit.share), when: limit.when, question: limit.question ?? "" };
    case "settlement_hold":
      return { ...empty, settlement: limit.settlement ?? "" };
    default:
      return empty;
  }
}

function termsValues(terms: Partial<ReviewTerms>): TermsValues {
  return {
    queue: terms.queue ?? "",
    tier: terms.tier === undefined ? "" : (String(terms.tier) as TermsValues["tier"]),
    answerWithin: durationText(terms.answerWithin),
    silence: terms.silence ?? "",
    ownHandUp: terms.handUp !== undefined,
    handUp: terms.handUp ?? [],
    ownGroups: terms.groups !== undefined,
    groups: terms.groups ?? [],
    rerouteTo: terms.reroute?.to ?? "",
    rerouteInstructions: terms.reroute?.instructions ?? "",
  };
}

export function actionValues(action: RuntimeAction | undefined): ActionValues {
  const settle = action?.do === "settle" ? action : null;
  const amount = settle?.amount;
  return {
    do: action?.do ?? "",
    ownLimits: action?.do === "degrade" && action.constraints !== undefined,
    constraints: action?.do === "degrade" ? (action.constraints ?? []).map(limitValues) : [],
    terms: termsValues(action?.do === "review" ? action : {}),
    code: action?.do === "block" ? (action.code ?? "") : "",
    verdict: settle?.verdict ?? "permit",
    instruction: settle?.instruction ?? "hold",
    amountKind: amount === undefined ? "" : "share" in amount ? "share" : "minor",
    amount: amount === undefined ? "" : "share" in amount ? percentText(amount.share) : numberText(amount.minor),
    releaseWhen: settle?.release.when ?? "",
    releaseBy: durationText(settle?.release.by),
    releaseElse: settle?.release.else ?? "review",
  };
}

function paramValues([name, value]: [string, Json]): ParamValues {
  if (typeof value === "number") return { name, type: "number", value: String(value) };
  if (typeof value === "string") return { name, type: "text", value };
  if (typeof value === "boolean") return { name, type: "yes_no", value: value ? "yes" : "no" };
  return { name, type: "json", value: JSON.stringify(value) };
}

function evidenceValues(spec: EvidenceSpec): EvidenceValues {
  const subject = spec.about === undefined || spec.about === "agent" ? null : spec.about;
  return {
    kind: spec.kind,
    about: subject ? "subject" : "agent",
    subject: subject?.subject ?? "",
    subjectPath: subject?.path ?? "",
    method: spec.method,
    sources: spec.sources,
    scoring: spec.scoring,
    passMark: numberText(spec.passMark),
    window: durationText(spec.window),
    grace: durationText(spec.grace),
    unit: spec.unit,
    expectedPerDay: numberText(spec.expectedPerDay, { zeroIsEmpty: true }),
    maxBackdate: durationText(spec.maxBackdate),
    minSources: numberText(spec.minSources),
  };
}

export function clauseValues(clause: ClauseDocument): ClauseValues {
  const { recovery } = clause;
  return {
    key: clause.key,
    obligation: clause.obligation,
    severity: clause.severity,
    hard: clause.hard,
    actions: clause.actions,
    appliesWhen: clause.appliesWhen ?? "",
    requires: clause.requires ?? "",
    params: Object.entries(clause.params ?? {}).map(paramValues),
    accepts: Object.entries(clause.accepts ?? {}).map(([path, provenance]) => ({ path, provenance })),
    waivers: clause.waivers ?? [],
    promise: { rate: percentText(clause.promise?.rate), deltaC: percentText(clause.promise?.deltaC) },
    baseline: clause.baseline ?? "",
    repeat: { consecutive: numberText(clause.repeat?.consecutive), of20: numberText(clause.repeat?.of20) },
    evidence: clause.evidence.map(evidenceValues),
    owner: clause.owner,
    cadence: durationText(clause.cadence),
    override: { allowed: yesNo(clause.override?.allowed), floor: clause.override?.floor ?? "" },
    consequences: Object.fromEntries(TRIGGERS.map((trigger) => [trigger, actionValues(clause.consequences[trigger])])) as Record<Trigger, ActionValues>,
    recovery: {
      plan: recovery?.passes.plan ?? "",
      pB: recovery?.passes.plan === "e-plan" ? percentText(recovery.passes.pB) : "",
      n: recovery?.passes.plan === "fixed" ? numberText(recovery.passes.n, { zeroIsEmpty: true }) : "",
      soak: durationText(recovery?.soak),
      signers: recovery?.signers ?? [],
    },
  };
}
