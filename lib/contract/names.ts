import { z } from "zod";

// PostgreSQL keeps no NUL, and history no half of a character.
const UNKEEPABLE = /[\p{Cc}\p{Surrogate}]/u;

/** What people read as the name of something. */
export const displayName = (what = "a name") =>
  z
    .string({ error: `Give ${what}.` })
    .trim()
    .min(1, `Give ${what}.`)
    .max(120, "Use at most 120 characters.")
    .refine((text) => !UNKEEPABLE.test(text), "This holds a character that can't be kept.")
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
    .max(200, "No name is as long as this.");

/** A choice from a closed list, with the list in the sentence. */
export const oneOf = <T extends string>(values: readonly [T, ...T[]]) => z.enum(values, { error: `Choose one of ${values.join(", ")}.` });

export const severalOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .array(oneOf(values), { error: `Give a list out of ${values.join(", ")}.` })
    .max(50, "That is more than there are.")
    .transform((chosen) => values.filter((value) => chosen.includes(value)));

export const yesOrNo = z.boolean({ error: "Say true or false." });
