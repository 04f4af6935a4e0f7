import { z } from "zod";
import { LANES, SEVERITIES, SILENCES, TRIGGERS, type Trigger } from "../core/closed-lists";
import type { Json } from "../core/json";
import type { Constraint, PactDocument, RuntimeAction } from "../core/pacts/pact-document";

/** No lone surrogate, and nothing that PostgreSQL can't keep. */
const isKeepable = (text: string): boolean => !text.includes("\0") && !/\p{Surrogate}/u.test(text);
const LONGEST_LIST = 200;

/** Text of any content: whether it is a good one is the lint's business, so that a draft may be unfinished. */
const text = (what: string, longest = 200) =>
  z
    .string({ error: `${what} is text.` })
    .max(longest, `${what} is longer than ${longest} characters.`)
    .refine(isKeepable, `${what} holds a character that can't be kept.`)
    .normalize("NFC");
const names = (what: string) => z.array(text(what), { error: `${what}: a list of names.` }).max(LONGEST_LIST, `${what}: more than ${LONGEST_LIST} names.`);
const number = (what: string) => z.number({ error: `${what} is a number.` });
const yesOrNo = (what: string) => z.boolean({ error: `${what} is true or false.` });
const oneOf = <const T extends readonly [string, ...string[]]>(values: T, sentence: string) => z.enum(values, { error: sentence });
const duration = (what: string) => text(what, 40);

/** Names that conditions read as `params.limitMinor`. */
const identifier = (what: string) =>
  z.string().regex(/^(?!__)[A-Za-z_][A-Za-z0-9_]{0,62}$/, `${what} is letters, digits and underscores, and doesn't begin with a digit.`);

/** What stands in `params`: JSON that can be kept and compared. */
const paramValue = z.custom<Json>((value) => isKeepableJson(value), "A parameter is text, a number, true, false, or a list of these.").transform(inOneSpelling);

function inOneSpelling(value: Json): Json {
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map(inOneSpelling);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name.normalize("NFC"), inOneSpelling(item)]));
}

function isKeepableJson(value: unknown, depth = 0): value is Json {
  if (depth > 4) return false;
  if (typeof value === "string") return value.length <= 2_000 && isKeepable(value);
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "boolean" || value === null) return true;
  if (Array.isArray(value)) return value.length <= 1_000 && value.every((item) => isKeepableJson(item, depth + 1));
  if (typeof value !== "object") return false;
  return Object.entries(value).every(([name, item]) => isKeepableJson(name) && isKeepableJson(item, depth + 1));
}

const constraint = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("cap_amount"),
      amountMinor: z.int({ error: "Money is a whole number of minor units." }),
      currency: text("The currency", 10),
    }),
    z.strictObject({ kind: z.literal("cap_count"), count: number("The count"), per: oneOf(["PT1H", "P1D"], "A count is per PT1H or P1D.") }),
    z.strictObject({ kind: z.literal("cap_rate"), count: number("The rate"), per: oneOf(["PT1M", "PT1H"], "A rate is per PT1M or PT1H.") }),
    z.strictObject({ kind: z.literal("allow_tools"), tools: names("The allowed tools") }),
    z.strictObject({ kind: z.literal("allow_counterparties"), counterparties: names("The allowed counterparties") }),
    z.strictObject({ kind: z.literal("read_only") }),
    z.strictObject({
      kind: z.literal("sampled_review"),
      share: number("The share"),
      when: oneOf(["before", "after"], "A sample is reviewed before or after."),
      question: text("The question", 500).optional(),
    }),
    z.strictObject({ kind: z.literal("settlement_hold"), settlement: text("The settlement").optional() }),
    z.strictObject({ kind: z.literal("callback_required") }),
  ],
  {
    error:
      "Choose a limit: cap_amount, cap_count, cap_rate, allow_tools, allow_counterparties, read_only, sampled_review, settlement_hold or callback_required.",
  },
) satisfies z.ZodType<Constraint>;
const constraints = z.array(constraint, { error: "The limits are a list." }).max(LONGEST_LIST, `More than ${LONGEST_LIST} limits.`);

const reviewTerms = z.strictObject(
  {
    queue: text("The queue"),
    tier: z.literal([1, 2, 3], { error: "A tier is 1, 2 or 3." }).optional(),
    answerWithin: duration("The time to answer"),
    handUp: names("Hand up"),
    silence: oneOf(SILENCES, "Silence means hand_up, keep_holding or deny."),
    groups: names("Groups"),
    reroute: z
      .strictObject({ to: text("Who takes over"), instructions: text("The instructions", 2_000).optional() }, { error: "A reroute names who takes over." })
      .optional(),
  },
  { error: "The review terms are queue, answerWithin, handUp, silence and groups." },
);

const settleAmount = z.union([z.strictObject({ share: number("The share") }), z.strictObject({ minor: number("The amount") })], {
  error: "An amount is a share or a number of minor units.",
});

const runtimeAction = z.discriminatedUnion(
  "do",
  [
    z.strictObject({ do: z.literal("allow") }),
    z.strictObject({ do: z.literal("degrade"), constraints: constraints.optional() }),
    z.strictObject({ do: z.literal("review"), ...reviewTerms.partial().shape }),
    z.strictObject({ do: z.literal("block"), code: text("The code").optional() }),
    z.strictObject({
      do: z.literal("settle"),
      verdict: oneOf(["permit", "hold"], "Settle permits or holds."),
      instruction: oneOf(["hold", "partial", "credit_note", "clawback"], "Money is held, paid in part, credited or clawed back."),
      amount: settleAmount.optional(),
      release: z.strictObject(
        {
          when: text("What releases the money", 500),
          by: duration("The release's deadline"),
          else: oneOf(["review", "return"], "Otherwise the money is reviewed or returned."),
        },
        { error: "A release says when, by and else." },
      ),
    }),
  ],
  { error: "Choose allow, degrade, review, block or settle." },
) satisfies z.ZodType<RuntimeAction>;

const consequences = z.strictObject(
  Object.fromEntries(TRIGGERS.map((trigger) => [trigger, runtimeAction.optional()])) as Record<Trigger, z.ZodOptional<typeof runtimeAction>>,
  { error: "The consequences map triggers to runtime actions." },
);

const evidenceSpec = z.strictObject(
  {
    kind: text("The kind of evidence"),
    about: z
      .union([z.literal("agent"), z.strictObject({ subject: text("The subject's type"), path: text("The path of its id") })], {
        error: "Evidence is about agent, or about a subject and the path of its id.",
      })
      .optional(),
    method: text("The method", 1_000),
    sources: names("Sources"),
    scoring: oneOf(["pass_fail", "score"], "Scoring is pass_fail or score."),
    passMark: number("The pass mark").optional(),
    window: duration("The window"),
    grace: duration("The grace").optional(),
    unit: oneOf(["run", "task", "conversation", "item"], "A unit is a run, task, conversation or item."),
    expectedPerDay: number("How many are expected a day"),
    maxBackdate: duration("The longest backdating").optional(),
    minSources: number("How many sources are needed").optional(),
  },
  { error: "A proof has a kind, a method, sources, scoring, a window, a unit and how many are expected a day." },
);

const clause = z.strictObject(
  {
    key: text("The key", 40),
    obligation: text("The obligation", 2_000),
    severity: oneOf(SEVERITIES, "Choose critical, high, medium or low."),
    hard: yesOrNo("Hard"),
    actions: names("Actions"),
    appliesWhen: text("The guard", 4_000).optional(),
    requires: text("The condition", 4_000).optional(),
    accepts: z
      .record(
        z.string().regex(/^[\x20-\x7e]{1,200}$/, "The path of an input is plain text, like args.amountMinor."),
        oneOf(["claimed", "counted", "looked_up", "attested"], "An input is claimed, counted, looked_up or attested."),
        { error: "Accepts maps inputs to where they must come from." },
      )
      .optional(),
    waivers: z
      .array(z.strictObject({ lint: text("The waived finding", 10), reason: text("The reason", 1_000) }), { error: "The waivers are a list." })
      .max(LONGEST_LIST)
      .optional(),
    params: z.record(identifier("A parameter's name"), paramValue, { error: "The parameters are names and values." }).optional(),
    promise: z
      .strictObject({ rate: number("The promised rate"), deltaC: number("The drop that clears").optional() }, { error: "A promise has a rate." })
      .optional(),
    baseline: oneOf(["advises", "acts"], "The baseline advises or acts.").optional(),
    repeat: z
      .strictObject({ consecutive: number("Failures in a row"), of20: number("Failures of 20") }, { error: "A repeat rule has consecutive and of20." })
      .optional(),
    evidence: z.array(evidenceSpec, { error: "The evidence is a list of proofs." }).max(50, "More than 50 proofs."),
    owner: text("The owner"),
    cadence: duration("The cadence"),
    override: z
      .strictObject(
        { allowed: yesOrNo("Whether overrides are allowed"), floor: oneOf(LANES, "The floor is a lane.").optional() },
        { error: "The override says whether it is allowed." },
      )
      .optional(),
    consequences,
    recovery: z
      .strictObject(
        {
          passes: z.discriminatedUnion(
            "plan",
            [
              z.strictObject({ plan: z.literal("e-plan"), pB: number("The bad edge").optional() }),
              z.strictObject({ plan: z.literal("fixed"), n: number("The number of passes") }),
            ],
            { error: "The passes follow the e-plan or a fixed number." },
          ),
          soak: duration("The soak").optional(),
          signers: names("Signers").optional(),
        },
        { error: "A recovery states its passes." },
      )
      .optional(),
  },
  { error: "A clause is an object." },
);

/** Pages live at these addresses. */
const RESERVED_SLUGS: readonly string[] = ["new"];

/**
 * A whole pact document as it arrives: every field known, every value of the right kind. Whether it may be published is
 * `lintPact`'s answer, so that a draft can be saved unfinished.
 */
export const PactDocumentInput = z.strictObject(
  {
    lanekeeper: z.literal("pact/v1", { error: "The first line says lanekeeper: pact/v1." }),
    slug: z
      .string({ error: "The address is text." })
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "An address is lower-case letters, digits and hyphens, at most 63.")
      .refine((slug) => !RESERVED_SLUGS.includes(slug), "This address is a page of the console."),
    title: text("The title"),
    owner: text("The owner"),
    counterparties: names("Counterparties"),
    agents: names("Agents"),
    workflow: text("The workflow"),
    expiresAt: text("The end", 40).optional(),
    lists: z
      .record(identifier("A list's name"), z.strictObject({ from: z.literal("counterparties", { error: "A list is bound to counterparties." }) }), {
        error: "Lists are names and what they are bound to.",
      })
      .optional(),
    defaults: z.strictObject(
      {
        degrade: z.strictObject({ constraints }, { error: "The default narrowing is a list of limits." }),
        review: reviewTerms,
        recovery: z
          .strictObject(
            {
              plan: oneOf(["e-plan", "fixed"], "A recovery follows the e-plan or a fixed number."),
              independentSigner: yesOrNo("An independent signer").optional(),
            },
            { error: "The default recovery names its plan." },
          )
          .optional(),
      },
      { error: "The defaults say what degrade and review mean." },
    ),
    clauses: z.array(clause, { error: "The clauses are a list." }).max(LONGEST_LIST, `More than ${LONGEST_LIST} clauses.`),
  },
  { error: "A pact is an object." },
) satisfies z.ZodType<PactDocument>;

/** The same for a text that isn't saved yet: it may still be without an address, and the lint says so. */
export const UnsavedDocumentInput = PactDocumentInput.extend({ slug: text("The address") });
