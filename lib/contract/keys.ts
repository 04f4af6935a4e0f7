import { z } from "zod";
import { KEY_SCOPES, type KeyScope } from "../core/closed-lists";
import type { KeyId } from "../core/ids";
import { displayName, reference, severalOf } from "./names";

const DEFAULT_KEY_DAYS = 90;

export const CreateKeyInput = z.strictObject({
  name: displayName("the key a name, such as the system that uses it"),
  scopes: severalOf(KEY_SCOPES).refine((chosen) => chosen.length > 0, "Choose at least one scope."),
  /** Whom it speaks for. */
  agent: reference("an agent").optional(),
  /** As which source its evidence counts. */
  source: reference("a source").optional(),
  ratePerMinute: z
    .int({ error: "Give a whole number of requests." })
    .min(1, "Allow at least one request a minute.")
    .max(1_000_000, "Allow at most a million a minute.")
    .optional(),
  /** Null: doesn't expire. */
  expiresInDays: z
    .int({ error: "Give a whole number of days." })
    .min(1, "Give at least one day.")
    .max(3_650, "Give at most ten years.")
    .nullable()
    .default(DEFAULT_KEY_DAYS),
});
export type CreateKeyInput = z.input<typeof CreateKeyInput>;

export const RevokeKeyInput = z.strictObject({ keyId: reference("a key by its id") });

/** `key` is shown here and never again. */
export type CreatedKey = { id: KeyId; key: string; prefix: string; agent: string | null; source: string | null; scopes: KeyScope[]; expiresAt: string | null };

export type KeyListRow = {
  id: KeyId;
  name: string;
  prefix: string;
  scopes: KeyScope[];
  agent: string | null;
  source: string | null;
  ratePerMinute: number | null;
  createdAt: string;
  createdBy: string;
  expiresAt: string | null;
  /** When a decision was last asked for with it. */
  lastUsedAt: string | null;
  revokedAt: string | null;
};
