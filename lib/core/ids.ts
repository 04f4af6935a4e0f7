/** Every id is its prefix, `_`, and 26 lower-case base32 characters in time order. Made at the door, handed to the core. */
export const ID_PREFIXES = [
  "mem",
  "team",
  "agt",
  "bld",
  "wfl",
  "act",
  "cpty",
  "pact",
  "pv",
  "src",
  "ev",
  "unit",
  "trg",
  "dec",
  "rev",
  "grt",
  "set",
  "tmr",
  "evt",
  "key",
] as const;
export type IdPrefix = (typeof ID_PREFIXES)[number];

type Id<P extends IdPrefix> = `${P}_${string}`;
export type MemberId = Id<"mem">;
export type TeamId = Id<"team">;
export type AgentId = Id<"agt">;
export type BuildId = Id<"bld">;
export type WorkflowId = Id<"wfl">;
export type ActionId = Id<"act">;
export type CounterpartyId = Id<"cpty">;
export type PactId = Id<"pact">;
export type PactVersionId = Id<"pv">;
export type SourceId = Id<"src">;
export type EvidenceId = Id<"ev">;
export type UnitId = Id<"unit">;
export type TriggerId = Id<"trg">;
export type DecisionId = Id<"dec">;
export type ReviewId = Id<"rev">;
export type GrantId = Id<"grt">;
export type SettlementId = Id<"set">;
export type TimerId = Id<"tmr">;
export type KeyId = Id<"key">;

/** Who did it: a member, an integration key, the command line on this machine, or the product itself (timers, ingest). */
export type ActorId = MemberId | KeyId | "cli" | "system";
