import type { NarrowLevel } from "../core/agents/narrow";
import type { ContributionKind, Freshness, Lane, Severity } from "../core/closed-lists";
import type { AgentId, BuildId, PactId, TriggerId } from "../core/ids";
import type { Json } from "../core/json";
import type { TriggerRow } from "../core/projections/rows";
import type { BuildRow } from "./builds";
import type { ShownActor } from "./history";
import type { RefusalCode } from "./refusals";

type Named = { slug: string; name: string };

/** Why no more is allowed, as a screen tells it. */
export type StandingReason = {
  kind: ContributionKind;
  lane: Lane;
  clause: string | null;
  evidence: string | null;
  facts: Json;
  /** The event that would take it away. */
  remedy: string;
};

export type AgentStandingRow = {
  id: AgentId;
  slug: string;
  name: string;
  owner: Named;
  /** The strictest of what it stands in now; null: no pact in force names it. */
  lane: Lane | null;
  since: string | null;
  authority: string;
  /** The clause whose proof is worst, or ends soonest. */
  weakest: { clause: string; pact: string; freshness: Freshness; staleAt: string | null } | null;
  /** When the lane falls by itself unless proofs are renewed. */
  changesAt: string | null;
  nextLane: Lane | null;
  build: (Pick<BuildRow, "label" | "fingerprint" | "standing"> & { since: string | null }) | null;
};

/** One delegation: the agent under one pact, with one build. */
export type DelegationView = {
  pact: Named & { id: PactId; version: number; mode: "enforced" | "shadow" };
  build: { id: BuildId; label: string } | null;
  /** It asked lately with this build, or, where it never asked, this is the one that would. */
  inUse: boolean;
  lane: Lane;
  since: string | null;
  authority: string;
  changesAt: string | null;
  nextLane: Lane | null;
  reasons: StandingReason[];
};

export type ProofView = {
  kind: string;
  method: string;
  sources: string[];
  /** Type of subject, for proofs that belong to single requests; null: about the agent. */
  subject: string | null;
  state: Freshness | null;
  left: number | null;
  observedAt: string | null;
  staleAt: string | null;
};

/** A clause with its five answers, for the build that is looked at. */
export type ClauseStanding = {
  pact: Named;
  key: string;
  obligation: string;
  severity: Severity;
  proofs: ProofView[];
  /** The clause's own freshness: its worst proof's. */
  freshness: Pick<ProofView, "state" | "left" | "observedAt" | "staleAt"> | null;
  /** What happens when the proof is old, and when it is gone. */
  changes: string[];
  owner: Named | null;
};

export type LaneStep = {
  /** Where it stands in history. */
  entry: string;
  /** One line of the drawing: the pact and build. */
  delegation: string;
  pact: string;
  build: string | null;
  from: Lane | null;
  to: Lane;
  at: string;
  causes: StandingReason[];
};

export type OpenTriggerView = {
  id: TriggerId;
  kind: TriggerRow["kind"];
  level: TriggerRow["level"];
  /** A person stopped the agent altogether. */
  suspension: boolean;
  pact: Named | null;
  clause: string | null;
  build: string | null;
  openedAt: string;
  openedBy: ShownActor;
  /** Its opener's words. */
  reason: string | null;
  owner: string | null;
  /** Until when whoever looks may take it back; null: they may not. */
  retractUntil: string | null;
  /** Why whoever looks can't close it; null: they can. */
  closeRefusal: RefusalCode | null;
};

export type NarrowingPreview = { already: boolean; effects: { pact: Named; lane: Lane; authority: string }[] };

export type AgentDetail = {
  id: AgentId;
  slug: string;
  name: string;
  owner: Named;
  registeredAt: string;
  suspended: boolean;
  lane: Lane | null;
  /** How much it may do now, pact by pact. */
  authority: { pact: string; sentence: string }[];
  delegations: DelegationView[];
  /** The build whose proofs are shown. */
  build: BuildRow | null;
  builds: (BuildRow & { inUse: boolean })[];
  clauses: ClauseStanding[];
  timeline: LaneStep[];
  triggers: OpenTriggerView[];
  /** What each level would change now, pact by pact, or that it stands there already. */
  narrowing: Record<NarrowLevel, NarrowingPreview>;
};
