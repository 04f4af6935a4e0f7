import { z } from "zod";
import { REVERSIBILITIES, type Reversibility, RISKS, type Risk } from "../core/closed-lists";
import type { ActionId } from "../core/ids";
import type { JsonObject } from "../core/json";
import type { ActionDisplay } from "../core/reviews/display-action";
import { isKeepableJson, isKeepableText, KEEPABLE, oneOf, reference, yesOrNo } from "./names";

const DISPLAY_FORMATS = ["money", "date"] as const;
const LARGEST_SCHEMA = 64 * 1024;

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

const isKeepableObject = (value: unknown): boolean => isObject(value) && isKeepableJson(value);

/** A JSON object, or its text as somebody pasted it; empty text is none. */
const pastedObject = (what: string) =>
  z.unknown().transform((value, context): JsonObject | null => {
    if (value === null || (typeof value === "string" && value.trim() === "")) return null;
    let read = value;
    if (typeof value === "string") {
      if (value.length > LARGEST_SCHEMA) return refused(context, `${what} is longer than 64 KB.`);
      try {
        read = JSON.parse(value);
      } catch (error) {
        return refused(context, `This isn't JSON: ${error instanceof Error ? error.message : "it can't be read"}.`);
      }
    }
    if (!isObject(read)) return refused(context, `${what} is a JSON object.`);
    return isKeepableJson(read) ? read : refused(context, `${what} holds text that can't be kept, or is nested too deep.`);
  });

function refused(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

const name = z
  .string({ error: "Give the action's name, as agents send it." })
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,119}$/, "Use letters, digits, dots, hyphens and underscores, such as payments.release.");

const path = z
  .string({ error: "Give a path such as args.amountMinor." })
  .trim()
  .max(300, "No path is as long as this.")
  .transform((text) => (text === "" ? null : text))
  .refine(
    (text) => text === null || /^(args|context)(\.[A-Za-z_$][\w$-]*)+$/.test(text),
    "Write a path that begins with args or context, such as args.amountMinor.",
  )
  .nullable();

const PLACE = /\{([^{}]*)\}/g;
const PLACE_INSIDE = /^(agent|workflow|action|args(\.[\w$-]+)+)(\|(money|date))?$/;
const placesRight = (text: string): boolean =>
  [...text.matchAll(PLACE)].every(([, inside = ""]) => PLACE_INSIDE.test(inside.replaceAll(" ", ""))) && !/[{}]/.test(text.replace(PLACE, ""));
const PLACES = "Write values of the action in braces: {args.payee}, or {args.amountMinor|money}.";

const displayPath = z
  .string({ error: "Give a path." })
  .trim()
  .regex(/^(agent|workflow|action|args(\.[\w$-]+)+)$/, "Write a path into the action, such as args.payee.");
const label = z.string({ error: "Give a label." }).trim().min(1, "Give a label.").max(60, "Use at most 60 characters.").refine(isKeepableText, KEEPABLE);
const Display = z.strictObject({
  title: z
    .string()
    .trim()
    .min(1, "Write the sentence that names the action.")
    .max(200, "Use at most 200 characters.")
    .refine(placesRight, PLACES)
    .refine(isKeepableText, KEEPABLE)
    .optional(),
  fields: z
    .array(z.strictObject({ label, path: displayPath, format: oneOf(DISPLAY_FORMATS).optional() }))
    .max(30, "Show at most 30 fields.")
    .default([]),
  links: z
    .array(
      z.strictObject({
        label,
        // Who registers the action chooses where a link leads; what the agent sends can't.
        href: z
          .string({ error: "Give an address." })
          .trim()
          .max(1_000, "No address is as long as this.")
          .regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?([/?#]|$)/i, "Write a whole address that begins with https:// and its host, without values in them.")
          .refine(placesRight, PLACES)
          .refine(isKeepableText, KEEPABLE),
      }),
    )
    .max(10, "Give at most 10 links.")
    .default([]),
});

/** Recorded calls to learn schemas from, where nobody has written one. */
const samples = z
  .array(
    z.strictObject({
      args: z.custom<JsonObject>(isKeepableObject, "Give the arguments as an object."),
      context: z.custom<JsonObject>(isKeepableObject, "Give the context as an object.").optional(),
    }),
  )
  .max(1_000, "Give at most 1,000 calls.");

const facts = {
  risk: oneOf(RISKS).nullable(),
  reversibility: oneOf(REVERSIBILITIES),
  moneyMoving: yesOrNo,
  argsSchema: pastedObject("A schema"),
  contextSchema: pastedObject("A schema"),
  amountPath: path,
  currencyPath: path,
  counterpartyPath: path,
  casePath: path,
  display: z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), Display.nullable()),
};

/** Risk left out is unknown, and unknown risk is never low. */
export const RegisterActionInput = z.strictObject({
  workflow: reference("the workflow it belongs to"),
  name,
  risk: facts.risk.default(null),
  reversibility: facts.reversibility,
  moneyMoving: facts.moneyMoving.default(false),
  argsSchema: facts.argsSchema.optional(),
  contextSchema: facts.contextSchema.optional(),
  amountPath: facts.amountPath.default(null),
  currencyPath: facts.currencyPath.default(null),
  counterpartyPath: facts.counterpartyPath.default(null),
  casePath: facts.casePath.default(null),
  display: facts.display.default(null),
  samples: samples.optional(),
});
export type RegisterActionInput = z.input<typeof RegisterActionInput>;

/** What is left out stays; null takes it away. Name and workflow never change: decisions cite them. */
export const ChangeActionInput = z.strictObject({
  actionId: reference("an action by its id or as workflow/name"),
  risk: facts.risk.optional(),
  reversibility: facts.reversibility.optional(),
  moneyMoving: facts.moneyMoving.optional(),
  argsSchema: facts.argsSchema.optional(),
  contextSchema: facts.contextSchema.optional(),
  amountPath: facts.amountPath.optional(),
  currencyPath: facts.currencyPath.optional(),
  counterpartyPath: facts.counterpartyPath.optional(),
  casePath: facts.casePath.optional(),
  display: facts.display.optional(),
  samples: samples.optional(),
});
export type ChangeActionInput = z.input<typeof ChangeActionInput>;

export const LearnSchemasInput = z.strictObject({ workflow: reference("a workflow"), name });

export type LearntSchemas = { calls: number; argsSchema: JsonObject | null; contextSchema: JsonObject | null };

export type ActionListRow = {
  id: ActionId;
  workflow: string;
  workflowName: string;
  name: string;
  risk: Risk | null;
  reversibility: Reversibility;
  moneyMoving: boolean;
  hasArgsSchema: boolean;
  hasDisplay: boolean;
};

export type ActionDetail = {
  id: ActionId;
  workflow: string;
  name: string;
  risk: Risk | null;
  reversibility: Reversibility;
  moneyMoving: boolean;
  argsSchema: JsonObject | null;
  contextSchema: JsonObject | null;
  amountPath: string | null;
  currencyPath: string | null;
  counterpartyPath: string | null;
  casePath: string | null;
  display: ActionDisplay | null;
};
