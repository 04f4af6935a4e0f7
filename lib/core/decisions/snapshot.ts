import type { ContributionKind, Lane, Reversibility, Risk, Touch, Trigger } from "../closed-lists";
import type { ActionId, AgentId, BuildId, GrantId, MemberId, PactId, ReviewId, SourceId, TriggerId, WorkflowId } from "../ids";
import type { CompiledPact } from "../pacts/compile-pact";
import type { Constraint, RuntimeAction, Scope } from "../pacts/pact-document";
import type { Instant } from "../time";

/** Everything a decision rests on, as it stood in one view of the database. Immutable; the core never loads. */
export type Snapshot = {
  /** Names this state; handed in, because the core doesn't hash. */
  hash: string;
  /** Latest receipt time in the history that this snapshot has seen: a clock set back changes nothing. */
  highWater: Instant;
  agents: ReadonlyMap<string, AgentFacts>;
  /** Keyed by `actionKey(workflow slug, action name)`. */
  actions: ReadonlyMap<string, ActionFacts>;
  /** Every pact that has an enforced or a shadow version. */
  pacts: readonly PactFacts[];
  /** Organisation-wide lists that `lists` in conditions may be bound to: counterparties' slugs. */
  counterparties: readonly string[];
  /** From this amount on (minor units, by currency) a review is tier 1. A currency without an entry: 1,000,000. */
  tierLimits?: Readonly<Record<string, number>>;
};

export const actionKey = (workflow: string, action: string): string => `${workflow}/${action}`;

export type AgentFacts = {
  id: AgentId;
  slug: string;
  suspended: boolean;
  /** Keyed by fingerprint digest. */
  builds: ReadonlyMap<string, BuildFacts>;
  /** Open triggers that hold for the agent whatever the pact (narrowed by hand, agent-wide). */
  triggers: readonly OpenTrigger[];
};

export type BuildFacts = {
  id: BuildId;
  fingerprint: string;
  /** Null: seen or registered, never verified. */
  verifiedAt: Instant | null;
  verifiedScope: Scope | null;
  /** Builds of one family share their failures; itself unless a signed "no change needed" links it. */
  family: BuildId;
};

export type ActionFacts = {
  id: ActionId;
  workflowId: WorkflowId;
  workflow: string;
  name: string;
  /** Null is unknown, and unknown risk is never low. */
  risk: Risk | null;
  reversibility: Reversibility;
  touches: readonly Touch[];
  moneyMoving: boolean;
  /** Paths into the request: `args.amountMinor`. */
  amountPath: string | null;
  currencyPath: string | null;
  counterpartyPath: string | null;
  casePath: string | null;
};

export type PactFacts = {
  id: PactId;
  slug: string;
  /** Governs the requests inside `share`; null while nothing is enforced. */
  enforced: CompiledPact | null;
  /** Percent of traffic (by bucket) that `enforced` gets; the rest gets `previous`. */
  share: 0 | 5 | 25 | 100;
  previous: CompiledPact | null;
  shadow: CompiledPact | null;
  /** Whom the pact would govern if it had a live version; set while it has none, so that the answer can say so. */
  dormant?: { agents: readonly string[]; workflow: string } | null;
  /** The pact's history failed its verification: nothing is permitted under it. */
  integrityFailed?: boolean;
  /** Trust state per agent id. */
  trust: ReadonlyMap<AgentId, TrustFacts>;
};

/** What is known about one agent under one pact. */
export type TrustFacts = {
  /** Bumped by every narrowing; a grant or a stored answer of an older epoch is dead. */
  epoch: number;
  proofs: readonly Proof[];
  triggers: readonly OpenTrigger[];
  bands: readonly ScoreBand[];
  overrides: readonly LiveOverride[];
  recovery: RecoveryFacts | null;
};

/** The newest passing unit of one source for one clause, kind, build (or subject) and scope. */
export type Proof = {
  clause: string;
  kind: string;
  /** About the agent: bound to the build that produced it. */
  build: BuildId | null;
  /** About a subject of the action: valid across builds and agents. */
  subject: { type: string; id: string } | null;
  source: SourceId;
  observedAt: Instant;
  receivedAt: Instant;
  /** Null: covers every request. */
  scope: Scope | null;
  /** Quarantined, revoked or from a revoked source: worth nothing. */
  usable: boolean;
};

export type OpenTrigger = {
  id: TriggerId;
  kind: Trigger | "manual" | "metric";
  /** Null: the whole pact, or the whole agent when it stands on `AgentFacts`. */
  clause: string | null;
  /** Null: every build. */
  build: BuildId | null;
  openedAt: Instant;
  /** Set by whoever opened a `manual` or `metric` trigger; otherwise the clause's consequence map decides. */
  action: RuntimeAction | null;
  /** Opened by the baseline monitor: never more than Degrade. */
  baseline?: boolean;
  /** A critical failure holds at once and becomes the mapped action at this instant unless adjudicated before. */
  actsFullyAt: Instant | null;
};

export type ScoreBand = {
  build: BuildId;
  band: "none" | "90" | "75" | "50" | "below_50";
  /** When it leaves its band by age alone; it only falls. */
  leavesAt: Instant | null;
  nextBand: ScoreBand["band"];
};

export type LiveOverride = {
  id: string;
  agent: AgentId;
  action: string;
  clause: string;
  maxAmountMinor: number | null;
  actionDigest: string | null;
  to: Extract<Lane, "allow" | "degrade">;
  grantedAt: Instant;
  expiresAt: Instant;
  usesLeft: number;
  revoked: boolean;
  requestedBy: MemberId;
  approvedBy: readonly MemberId[];
  approvalsNeeded: number;
};

export type RecoveryFacts = {
  level: Extract<Lane, "degrade" | "escalate" | "recover">;
  stage: "before_signoff" | "widening_5" | "widening_25" | "widening_100";
  /** Bucket purposes are the door's: it hands in the bucket of the recovery's own id. */
  id: string;
};

/** An approval redeemed with this request; it clears exactly what it lists. */
export type Approval = {
  grant: GrantId;
  review: ReviewId;
  actionDigest: string;
  agent: AgentId;
  epoch: number;
  /** Epochs of all governing pacts at the time of the hold, by pact id. Needed where several pacts govern: any of them may have moved. */
  epochs?: Readonly<Record<string, number>>;
  expiresAt: Instant;
  used: boolean;
  /** Conditions of the approval: limits that come into force with it. */
  constraints?: readonly Constraint[];
  /** `contributionKey`s of the hold floors that stood on the item when it was decided. */
  cleared: readonly string[];
};

/** Identifies a contribution across decisions: same kind on the same clause, trigger and proof. */
export const contributionKey = (c: {
  kind: ContributionKind;
  clause?: string | null;
  trigger?: TriggerId | null;
  pact?: PactId | null;
  evidence?: string | null;
}): string => {
  const key = `${c.kind}|${c.pact ?? ""}|${c.clause ?? ""}|${c.trigger ?? ""}`;
  return c.evidence ? `${key}|${c.evidence}` : key;
};
