import { isStricter, LANES, type Lane } from "../closed-lists";
import type { ActorId } from "../ids";
import type { RuntimeAction } from "../pacts/pact-document";
import type { TriggerRow } from "../projections/rows";
import { ok, type Result, refuse } from "../result";
import { type Instant, SECOND } from "../time";

export const NARROW_LEVELS = ["degrade", "escalate", "suspend"] as const;
export type NarrowLevel = (typeof NARROW_LEVELS)[number];

/** The author of a narrowing may take it back alone for this long. */
export const RETRACTION_WINDOW = 60 * SECOND;

/** What a person narrowed and nobody has closed yet. */
export type OpenNarrowing = Pick<TriggerRow, "pactId" | "buildId" | "level">;
type Wanted = Pick<TriggerRow, "pactId" | "buildId"> & { level: NarrowLevel };

/** How each level stands on the trigger that carries it. Nothing here widens: a person can only take authority away. */
export const MEANINGS: Record<NarrowLevel, { level: Exclude<Lane, "allow">; action: RuntimeAction }> = {
  degrade: { level: "degrade", action: { do: "degrade" } },
  escalate: { level: "escalate", action: { do: "review" } },
  suspend: { level: "recover", action: { do: "block" } },
};

const covers = (open: OpenNarrowing, wanted: Wanted): boolean =>
  (open.pactId === null || open.pactId === wanted.pactId) && (open.buildId === null || open.buildId === wanted.buildId);

/** A suspension is always of the whole agent. Repeating what stands already would only hide who narrowed first. */
export function decideNarrowing(
  wanted: Wanted,
  { suspended, open }: { suspended: boolean; open: readonly OpenNarrowing[] },
): Result<{ level: Exclude<Lane, "allow">; action: RuntimeAction; scope: "agent" | "pact" }, "bad_request" | "already_narrowed"> {
  const { level, action } = MEANINGS[wanted.level];
  if (wanted.level === "suspend" && (wanted.pactId !== null || wanted.buildId !== null)) {
    return refuse("bad_request", { [wanted.pactId !== null ? "pact" : "build"]: "A suspension stops the whole agent; leave this out." });
  }
  if (suspended || open.some((one) => covers(one, wanted) && !isStricter(LANES, level, one.level))) return refuse("already_narrowed");
  return ok({ level, action, scope: wanted.pactId === null ? "agent" : "pact" });
}

/** What is asked of a trigger before it may end. */
export type ClosableTrigger = Pick<TriggerRow, "kind" | "openedBy" | "closedAt"> & {
  openedAt: Instant /** Of a critical failure. */;
  actsFullyAt: Instant | null;
};
type Closing = { by: ActorId; at: Instant };

export function decideRetraction(
  { kind, openedBy, openedAt, closedAt }: ClosableTrigger,
  { by, at }: Closing,
): Result<"retracted", "already_closed" | "not_your_narrowing" | "retraction_over"> {
  if (closedAt !== null) return refuse("already_closed");
  if (kind !== "manual" || openedBy !== by) return refuse("not_your_narrowing");
  return at < openedAt + RETRACTION_WINDOW ? ok("retracted") : refuse("retraction_over");
}

/**
 * What one person narrowed, a second closes. What the product opened on evidence is closed by somebody's signed finding; a
 * critical failure that nobody looked at in time, and whatever verified drift or an incident opened, only by a recovery.
 */
export function decideClosing(
  { kind, openedBy, closedAt, actsFullyAt }: ClosableTrigger,
  { by, at }: Closing,
): Result<"closed" | "adjudicated", "already_closed" | "second_person_needed" | "recovery_needed"> {
  if (closedAt !== null) return refuse("already_closed");
  if (openedBy === by) return refuse("second_person_needed");
  if (kind === "manual") return ok("closed");
  if (kind === "evidence_contradictory") return ok("adjudicated");
  if (kind === "repeat_failure" && actsFullyAt !== null && at < actsFullyAt) return ok("adjudicated");
  return refuse("recovery_needed");
}
