import "server-only";
import type { ValidateFunction } from "ajv";
import type { Snapshot } from "@/lib/core/decisions/snapshot";
import type { Instant } from "@/lib/core/time";
import type { KeyActor } from "../auth/actor";

export type KeyFacts = { actor: KeyActor /** Slug of the agent it speaks for. */; agent: string | null; expiresAt: Instant | null };

/** How an action's inputs must look; null where nobody said. */
export type InputChecks = { args: ValidateFunction | null; context: ValidateFunction | null };

/** What the door answers from: one view of the database, in memory. Immutable. */
export type DoorState = {
  /** `snapshot_head.version` of that view; the fence compares it in the recording transaction. */
  version: string;
  snapshot: Snapshot;
  /** By hex of the key's digest. */
  keys: ReadonlyMap<string, KeyFacts>;
  /** By `actionKey`. */
  checks: ReadonlyMap<string, InputChecks>;
  defaultRatePerMinute: number;
};
