import { z } from "zod";

// PostgreSQL keeps no NUL, and history no half of a character.
const UNKEEPABLE = /[\p{Cc}\p{Surrogate}]/u;

export const KEEPABLE = "This holds a character that can't be kept.";
export const isKeepableText = (text: string): boolean => !UNKEEPABLE.test(text);

/** Text in JSON may hold line ends and tabs, but neither NUL nor half a character. */
const isKeepableInJson = (text: string): boolean => !text.includes("\0") && !/\p{Surrogate}/u.test(text);
const DEEPEST = 64;

/** JSON that the database and history can hold, nested no deeper than anybody writes by hand. */
export function isKeepableJson(value: unknown, levels = DEEPEST): boolean {
  if (typeof value === "string") return isKeepableInJson(value);
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.entries(value).every(([key, item]) => isKeepableJson(key) && isKeepableJson(item, levels - 1));
}

/** What people read as the name of something. */
export const displayName = (what = "a name") =>
  z
    .string({ error: `Give ${what}.` })
    .trim()
    .min(1, `Give ${what}.`)
    .max(120, "Use at most 120 characters.")
    .refine(isKeepableText, KEEPABLE)
    .transform((text) => text.normalize("NFC"));

/** What stands in addresses, pacts and requests; it never changes. */
export const slug = z
  .string({ error: "Give a short name." })
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "Use lower-case letters, digits and hyphens, at most 63, such as finance-ops.");

/** Names something that is registered, by its short name or its id. */
export const reference = (what: string) =>
  z
    .string({ error: `Name ${what}.` })
    .trim()
    .min(1, `Name ${what}.`)
    .max(200, "No name is as long as this.")
    .refine(isKeepableText, KEEPABLE);

/** A choice from a closed list, with the list in the sentence. */
export const oneOf = <T extends string>(values: readonly [T, ...T[]]) => z.enum(values, { error: `Choose one of ${values.join(", ")}.` });

export const severalOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .array(oneOf(values), { error: `Give a list out of ${values.join(", ")}.` })
    .max(50, "That is more than there are.")
    .transform((chosen) => values.filter((value) => chosen.includes(value)));

export const yesOrNo = z.boolean({ error: "Say true or false." });
