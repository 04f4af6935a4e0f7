import { z } from "zod";

// PostgreSQL keeps no NUL, and history no half of a character.
const UNKEEPABLE = /[\p{Cc}\p{Surrogate}]/u;

/** A name from elsewhere, taken as it is. */
export const plainText = (longest: number, what: string) =>
  z
    .string({ error: `must be ${what}` })
    .min(1, `must be ${what}`)
    .max(longest, `is longer than ${longest} characters`)
    .refine((value) => !UNKEEPABLE.test(value), "holds a character that can't be kept")
    .transform((value) => value.normalize("NFC"));

const names = z.array(plainText(200, "a name"), { error: "must be a list of names" }).max(200, "lists more than 200 names").default([]);

/** What an agent may do, or what a proof covers. `*` stands for any name. */
export const ScopeInput = z.strictObject({
  actions: names,
  tools: names,
  counterparties: names,
  maxAmountMinor: z.int({ error: "must be a whole number of minor units" }).nonnegative("must not be negative").optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be a currency such as EUR")
    .optional(),
});
export type ScopeInput = z.input<typeof ScopeInput>;
