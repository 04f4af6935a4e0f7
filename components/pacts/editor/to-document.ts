import { TRIGGERS } from "@/lib/core/closed-lists";
import type { Json } from "@/lib/core/json";
import type { ClauseDocument, Constraint, EvidenceSpec, PactDocument, ReviewTerms, RuntimeAction } from "@/lib/core/pacts/pact-document";
import { tidyDocument } from "@/lib/core/pacts/tidy-document";
import { ok, type Result, refuse } from "@/lib/core/result";
import { minorDigits, minorToDecimal, parseMoney } from "@/lib/format/format-money";
import type { ActionValues, ClauseValues, EvidenceValues, LimitValues, PactFormValues, ParamValues, TermsValues } from "./form-values";
import { readDuration, readNumber, readPercent } from "./typed-text";

const IDENTIFIER = /^(?!__)[A-Za-z_][A-Za-z0-9_]{0,62}$/;

/** Collects what can't be read as the kind of value that it must be, by the field's path. */
class Reading {
  readonly problems: Record<string, string> = {};

  problem(path: string, sentence: string): void {
    this.problems[path] ??= sentence;
  }

  number(path: string, text: string, empty?: number): number {
    if (text.trim() === "" && empty !== undefined) return empty;
    const value = readNumber(text);
    if (value === null) this.problem(path, text.trim() === "" ? "Write a number." : `“${text}” isn't a number.`);
    return value ?? 0;
  }

  percent(path: string, text: string, empty?: number): number {
    if (text.trim() === "" && empty !== undefined) return empty;
    const value = readPercent(text);
    if (value === null) this.problem(path, text.trim() === "" ? "Write a percentage." : `“${text}” isn't a percentage.`);
    return value ?? 0;
  }

  /** Undefined for an empty field. */
  optionalNumber(path: string, text: string): number | undefined {
    return text.trim() === "" ? undefined : this.number(path, text);
  }
}

/**
 * The document that the form says. Refuses, field by field, only what has no place in a document at all; what is merely
 * wrong or missing is for the lint, so that a draft can be saved half done.
 */
export function toDocument(values: PactFormValues): Result<PactDocument, "unreadable"> {
  const reading = new Reading();
  const { defaults } = values;
  const document: PactDocument = {
    lanekeeper: "pact/v1",
    slug: values.slug.trim(),
    title: values.title.trim(),
    owner: values.owner,
    counterparties: values.counterparties,
    agents: values.agents,
    workflow: values.workflow,
    expiresAt: values.expiresAt.trim(),
    lists: readLists(values.lists, reading),
    defaults: {
      degrade: { constraints: defaults.degrade.constraints.map((limit, i) => readLimit(limit, `defaults.degrade.constraints.${i}`, reading)) },
      review: readDefaultTerms(defaults.review),
      ...(defaults.recovery.plan === ""
        ? {}
        : { recovery: { plan: defaults.recovery.plan, ...readYesNo("independentSigner", defaults.recovery.independentSigner) } }),
    },
    clauses: values.clauses.map((clause, i) => readClause(clause, `clauses.${i}`, reading)),
  };
  return Object.keys(reading.problems).length > 0 ? refuse("unreadable", reading.problems) : ok(tidyDocument(document));
}

const readYesNo = <K extends string>(name: K, value: "" | "yes" | "no"): { [N in K]?: boolean } =>
  value === "" ? {} : ({ [name]: value === "yes" } as { [N in K]?: boolean });

function readLists(lists: PactFormValues["lists"], reading: Reading): NonNullable<PactDocument["lists"]> {
  const found: NonNullable<PactDocument["lists"]> = {};
  lists.forEach(({ name: typed }, i) => {
    const name = typed.trim();
    if (name === "") return;
    if (!IDENTIFIER.test(name)) reading.problem(`lists.${i}.name`, "Use letters, digits and underscores, not beginning with a digit.");
    if (Object.hasOwn(found, name)) reading.problem(`lists.${i}.name`, `There is a list ${name} already.`);
    found[name] = { from: "counterparties" };
  });
  return found;
}

function readLimit(limit: LimitValues, path: string, reading: Reading): Constraint {
  switch (limit.kind) {
    case "cap_amount": {
      const currency = limit.currency.trim().toUpperCase();
      const amountMinor = parseMoney(limit.amount, currency);
      if (amountMinor === null)
        reading.problem(
          `${path}.amount`,
          `Write an amount with at most ${minorDigits(currency)} decimals, such as ${minorToDecimal({ minor: 420_000, currency })}.`,
        );
      return { kind: "cap_amount", amountMinor: amountMinor ?? 0, currency };
    }
    case "cap_count":
      return { kind: "cap_count", count: reading.number(`${path}.count`, limit.count), per: limit.per === "P1D" ? "P1D" : "PT1H" };
    case "cap_rate":
      return { kind: "cap_rate", count: reading.number(`${path}.count`, limit.count), per: limit.per === "PT1M" ? "PT1M" : "PT1H" };
    case "allow_tools":
      return { kind: "allow_tools", tools: limit.names };
    case "allow_counterparties":
      return { kind: "allow_counterparties", counterparties: limit.names };
    case "sampled_review":
      return {
        kind: "sampled_review",
        share: reading.percent(`${path}.share`, limit.share, 0),
        when: limit.when,
        ...(limit.question.trim() === "" ? {} : { question: limit.question.trim() }),
      };
    case "settlement_hold":
      return { kind: "settlement_hold", ...(limit.settlement.trim() === "" ? {} : { settlement: limit.settlement.trim() }) };
    case "read_only":
    case "callback_required":
      return { kind: limit.kind };
  }
}

function readDefaultTerms(terms: TermsValues): ReviewTerms {
  return {
    queue: terms.queue,
    answerWithin: readDuration(terms.answerWithin),
    handUp: terms.handUp,
    silence: terms.silence || "deny",
    groups: terms.groups,
    ...readRest(terms),
  };
}

function readTerms(terms: TermsValues): Partial<ReviewTerms> {
  return {
    ...(terms.queue === "" ? {} : { queue: terms.queue }),
    ...(terms.answerWithin.trim() === "" ? {} : { answerWithin: readDuration(terms.answerWithin) }),
    ...(terms.ownHandUp ? { handUp: terms.handUp } : {}),
    ...(terms.silence === "" ? {} : { silence: terms.silence }),
    ...(terms.ownGroups ? { groups: terms.groups } : {}),
    ...readRest(terms),
  };
}

function readRest({ tier, rerouteTo, rerouteInstructions }: TermsValues): Pick<ReviewTerms, "tier" | "reroute"> {
  const instructions = rerouteInstructions.trim();
  return {
    ...(tier === "" ? {} : { tier: Number(tier) as 1 | 2 | 3 }),
    ...(rerouteTo === "" ? {} : { reroute: { to: rerouteTo, ...(instructions === "" ? {} : { instructions }) } }),
  };
}

function readAction(action: ActionValues, path: string, reading: Reading): RuntimeAction | undefined {
  switch (action.do) {
    case "":
      return undefined;
    case "allow":
      return { do: "allow" };
    case "degrade":
      return {
        do: "degrade",
        ...(action.ownLimits ? { constraints: action.constraints.map((limit, i) => readLimit(limit, `${path}.constraints.${i}`, reading)) } : {}),
      };
    case "review":
      return { do: "review", ...readTerms(action.terms) };
    case "block":
      return { do: "block", ...(action.code === "" ? {} : { code: action.code }) };
    case "settle":
      return {
        do: "settle",
        verdict: action.verdict,
        instruction: action.instruction,
        ...readAmount(action, path, reading),
        release: { when: action.releaseWhen.trim(), by: readDuration(action.releaseBy), else: action.releaseElse },
      };
  }
}

function readAmount({ amountKind, amount }: ActionValues, path: string, reading: Reading) {
  if (amountKind === "") return {};
  return amountKind === "share"
    ? { amount: { share: reading.percent(`${path}.amount`, amount) } }
    : { amount: { minor: reading.number(`${path}.amount`, amount) } };
}

function readEvidence(proof: EvidenceValues, path: string, reading: Reading): EvidenceSpec {
  const passMark = reading.optionalNumber(`${path}.passMark`, proof.passMark);
  const minSources = reading.optionalNumber(`${path}.minSources`, proof.minSources);
  return {
    kind: proof.kind.trim(),
    ...(proof.about === "subject" ? { about: { subject: proof.subject.trim(), path: proof.subjectPath.trim() } } : {}),
    method: proof.method.trim(),
    sources: proof.sources,
    scoring: proof.scoring,
    ...(passMark === undefined ? {} : { passMark }),
    window: readDuration(proof.window),
    grace: readDuration(proof.grace),
    unit: proof.unit,
    expectedPerDay: reading.number(`${path}.expectedPerDay`, proof.expectedPerDay, 0),
    maxBackdate: readDuration(proof.maxBackdate),
    ...(minSources === undefined ? {} : { minSources }),
  };
}

function readParam({ name: typed, type, value }: ParamValues, path: string, reading: Reading): [string, Json] | null {
  const name = typed.trim();
  if (name === "" && value.trim() === "") return null;
  if (!IDENTIFIER.test(name)) reading.problem(`${path}.name`, "Use letters, digits and underscores, not beginning with a digit.");
  if (type === "number") return [name, reading.number(`${path}.value`, value)];
  if (type === "yes_no") return [name, value === "yes"];
  if (type === "text") return [name, value];
  try {
    return [name, JSON.parse(value) as Json];
  } catch {
    reading.problem(`${path}.value`, 'Write a list such as ["a", "b"].');
    return [name, null];
  }
}

function readParams(params: readonly ParamValues[], path: string, reading: Reading): Record<string, Json> {
  const found: Record<string, Json> = {};
  params.forEach((param, i) => {
    const read = readParam(param, `${path}.${i}`, reading);
    if (!read) return;
    if (Object.hasOwn(found, read[0])) reading.problem(`${path}.${i}.name`, `There is a parameter ${read[0]} already.`);
    found[read[0]] = read[1];
  });
  return found;
}

function readAccepts(accepts: ClauseValues["accepts"], path: string, reading: Reading): NonNullable<ClauseDocument["accepts"]> {
  const found: NonNullable<ClauseDocument["accepts"]> = {};
  accepts.forEach(({ path: typed, provenance }, i) => {
    const input = typed.trim();
    if (input === "") return;
    if (Object.hasOwn(found, input)) reading.problem(`${path}.${i}.path`, `${input} is there already.`);
    found[input] = provenance;
  });
  return found;
}

function readPromise({ rate, deltaC }: ClauseValues["promise"], path: string, reading: Reading): Pick<ClauseDocument, "promise"> {
  if (rate.trim() === "" && deltaC.trim() === "") return {};
  const drop = deltaC.trim() === "" ? {} : { deltaC: reading.percent(`${path}.deltaC`, deltaC) };
  return { promise: { rate: reading.percent(`${path}.rate`, rate), ...drop } };
}

function readRepeat({ consecutive, of20 }: ClauseValues["repeat"], path: string, reading: Reading): Pick<ClauseDocument, "repeat"> {
  if (consecutive.trim() === "" && of20.trim() === "") return {};
  return { repeat: { consecutive: reading.number(`${path}.consecutive`, consecutive), of20: reading.number(`${path}.of20`, of20) } };
}

function readRecovery({ plan, pB, n, soak, signers }: ClauseValues["recovery"], path: string, reading: Reading): Pick<ClauseDocument, "recovery"> {
  if (plan === "") {
    if (soak.trim() !== "" || signers.length > 0) reading.problem(`${path}.plan`, "Say which passes end the recovery, or empty its soak and signers.");
    return {};
  }
  const edge = pB.trim() === "" ? {} : { pB: reading.percent(`${path}.pB`, pB) };
  return {
    recovery: {
      passes: plan === "fixed" ? { plan, n: reading.number(`${path}.n`, n, 0) } : { plan, ...edge },
      soak: readDuration(soak),
      signers,
    },
  };
}

function readClause(clause: ClauseValues, path: string, reading: Reading): ClauseDocument {
  const { override } = clause;
  return {
    key: clause.key.trim(),
    obligation: clause.obligation.trim(),
    severity: clause.severity,
    hard: clause.hard,
    actions: clause.actions,
    appliesWhen: clause.appliesWhen.trim(),
    requires: clause.requires.trim(),
    accepts: readAccepts(clause.accepts, `${path}.accepts`, reading),
    waivers: clause.waivers.filter(({ lint, reason }) => lint !== "" || reason.trim() !== ""),
    params: readParams(clause.params, `${path}.params`, reading),
    ...readPromise(clause.promise, `${path}.promise`, reading),
    ...(clause.baseline === "" ? {} : { baseline: clause.baseline }),
    ...readRepeat(clause.repeat, `${path}.repeat`, reading),
    evidence: clause.evidence.map((proof, i) => readEvidence(proof, `${path}.evidence.${i}`, reading)),
    owner: clause.owner,
    cadence: readDuration(clause.cadence),
    ...(override.allowed === "" ? {} : { override: { allowed: override.allowed === "yes", ...(override.floor === "" ? {} : { floor: override.floor }) } }),
    consequences: Object.fromEntries(
      TRIGGERS.map((trigger) => [trigger, readAction(clause.consequences[trigger], `${path}.consequences.${trigger}`, reading)]),
    ),
    ...readRecovery(clause.recovery, `${path}.recovery`, reading),
  };
}
