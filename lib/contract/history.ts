import { z } from "zod";

const hash = z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in hex");

/** One line of an export: the exact text of an entry, and the columns that repeat parts of it. */
export const HistoryLine = z.strictObject({
  pact: z.string(),
  seq: z.int().positive(),
  type: z.string(),
  at: z.string(),
  actor: z.string(),
  prev: hash,
  leaf: hash,
  body: z.string(),
});
export type HistoryLine = z.output<typeof HistoryLine>;
