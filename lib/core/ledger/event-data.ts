import type { ContributionKind, Execution, Floor, KeyScope, Lane, ReasonCode, ReviewStatus, Role, Verdict } from "../closed-lists";
import type {
  ActorId,
  AgentId,
  BuildId,
  DecisionId,
  GrantId,
  KeyId,
  MemberId,
  PactId,
  PactVersionId,
  ReviewId,
  SourceId,
  TeamId,
  TimerId,
  TriggerId,
} from "../ids";
import type { Json } from "../json";
import type { Scope } from "../pacts/pact-document";
import type {
  ActionRow,
  AgentRow,
  BuildRow,
  Commitment,
  CounterpartyRow,
  DelegationCause,
  EvidenceRow,
  GrantRow,
  PactRow,
  PactVersionRow,
  ReviewDecisionEntry,
  ReviewRow,
  SettlementRow,
  SourceRow,
  TeamMemberRow,
  TeamRow,
  TimerKind,
  TriggerRow,
  UnitRow,
  UsageRow,
  WorkflowRow,
} from "../projections/rows";
import type { IsoInstant } from "../time";

export type TimerSet = { id: TimerId; kind: TimerKind; ref: string; dueAt: IsoInstant };

/** A contribution as one line of history: no value of the request in it. */
export type RecordedReason = {
  kind: ContributionKind;
  pact: PactId | null;
  clause: string | null;
  trigger: TriggerId | null;
  evidence: string | null;
  lane: Lane;
  floor: Floor;
  effectiveLane: Lane;
  effectiveFloor: Floor;
  hard: boolean;
  remedy: string;
};

export type DecisionMade = {
  id: DecisionId;
  agent: string;
  agentId: AgentId | null;
  buildId: BuildId | null;
  fingerprint: string | null;
  workflow: string;
  action: string;
  actionDigest: string;
  request: Commitment;
  runId: string | null;
  verdict: Verdict;
  lane: Lane;
  reason: ReasonCode;
  reasons: RecordedReason[];
  constraints: Json;
  validUntil: IsoInstant | null;
  epoch: number;
  snapshot: string;
  version: number | null;
  alsoPacts: PactId[];
  mode: "enforced" | "shadow";
  would: { verdict: Verdict; lane: Lane } | null;
  review: ReviewId | null;
  grant: GrantId | null;
  key: KeyId | null;
  flags: string[];
  /** What the gate counted with this permit. */
  usage: UsageRow[];
};

/** What each kind of history entry says. Entries carry whole facts, so that every read model can be rebuilt from them. */
export type EventData = {
  "member.created": { member: MemberId; roles: Role[] };
  /** Roles as they are afterwards, and which of the member's properties moved; names and addresses aren't in history. */
  "member.changed": { member: MemberId; roles: Role[]; changed: ("name" | "email" | "roles" | "password")[] };
  "member.disabled": { member: MemberId };
  "member.enabled": { member: MemberId };
  "team.created": { team: TeamRow };
  "team.changed": { team: TeamRow };
  "team.member_added": TeamMemberRow;
  "team.member_removed": { teamId: TeamId; memberId: MemberId };
  "key.created": { key: KeyId; scopes: KeyScope[]; agent: AgentId | null; source: SourceId | null; expiresAt: IsoInstant | null };
  "key.revoked": { key: KeyId };
  "settings.changed": { name: string; value: Json };

  "agent.registered": { agent: AgentRow };
  "agent.changed": { id: AgentId; name: string; ownerTeamId: TeamId };
  "agent.suspended": { trigger: TriggerRow };
  "agent.resumed": { agent: AgentId; trigger: TriggerId; how: "retracted" | "closed"; secondPerson: ActorId | null; reason: Commitment | null };
  "build.registered": { build: BuildRow };
  "build.changed": { build: BuildId; liveFrom: IsoInstant | null; liveUntil: IsoInstant | null };
  "build.seen": { build: BuildRow };
  "build.verified": { build: BuildId; verifiedScope: Scope; by: ActorId; at: IsoInstant };
  "workflow.registered": { workflow: WorkflowRow };
  "workflow.changed": { workflow: WorkflowRow };
  "action.registered": { action: ActionRow };
  "action.changed": { action: ActionRow };
  "counterparty.registered": { counterparty: CounterpartyRow };
  "counterparty.changed": { counterparty: CounterpartyRow };
  "source.registered": { source: SourceRow };
  "source.changed": { source: SourceRow };
  "source.revoked": { source: SourceId; at: IsoInstant };

  "pact.drafted": { pact: PactRow; version: PactVersionRow };
  /** `pact` where it goes with its only draft: nothing was ever in force under it. */
  "pact.draft_discarded": { version: PactVersionId; pact?: PactId };
  "pact.approved": { version: PactVersionId; member: ActorId; at: IsoInstant };
  "pact.approval_voided": { version: PactVersionId };
  /** `retired` were live before and aren't any more; `pact` where this version gives it another title, owner or workflow. */
  "pact.enforced": {
    version: PactVersionId;
    number: number;
    share: 5 | 25 | 100;
    at: IsoInstant;
    retired: PactVersionId[];
    onlyStrengthens: boolean;
    pact?: PactRow;
  };
  "pact.shadowed": { version: PactVersionId; number: number; at: IsoInstant };
  "pact.retired": { version: PactVersionId; at: IsoInstant };

  /** `units` it left open, each with the timer of its quiet. */
  "evidence.accepted": { evidence: EvidenceRow; clauses: string[]; units: UnitRow[]; timers: TimerSet[] };
  "evidence.quarantined": { evidence: EvidenceRow };
  "unit.closed": { unit: UnitRow };
  "trigger.opened": { trigger: TriggerRow };
  "trigger.closed": {
    trigger: TriggerId;
    agent: AgentId;
    how: NonNullable<TriggerRow["closedHow"]>;
    secondPerson: ActorId | null;
    reason: Commitment | null;
  };
  /** `from` is null where the delegation begins. */
  "lane.changed": {
    agent: AgentId;
    build: BuildId | "";
    from: Lane | null;
    to: Lane;
    causes: DelegationCause[];
    /** When it took effect; the entry itself may be written up to 5 s later. */
    since: IsoInstant;
    epoch: number;
  };

  "decision.made": DecisionMade;
  "execution.reported": { decision: DecisionId; execution: Exclude<Execution, "none">; at: IsoInstant; detail: Commitment | null };
  "review.opened": { review: ReviewRow; timers: TimerSet[] };
  "review.taken_over": { review: ReviewId; from: MemberId; by: MemberId; reason: Commitment | null };
  /** `status` is what the item is after this decision; `approved_pending` until its undo window ends at `effectiveAt`. */
  "review.decided": {
    review: ReviewId;
    entry: ReviewDecisionEntry;
    status: ReviewStatus;
    effectiveAt: IsoInstant | null;
    timers: TimerSet[];
  };
  /** `decisions` as they stand afterwards: the one taken back stays, marked. */
  "review.undone": { review: ReviewId; by: ActorId; at: IsoInstant; decisions: ReviewDecisionEntry[]; timers: TimerSet[] };
  "review.handed_up": { review: ReviewId; to: string; level: number; dueAt: IsoInstant; entry: ReviewDecisionEntry | null; timers: TimerSet[] };
  /** Nobody answered in time, and the frozen terms go on holding, until `dueAt` at the latest. */
  "review.kept_holding": { review: ReviewId; dueAt: IsoInstant; timers: TimerSet[] };
  /** The wait is over. */
  "review.outcome": { review: ReviewId; status: ReviewStatus; at: IsoInstant; why: string };
  "grant.minted": { grant: GrantRow; timers: TimerSet[] };
  "grant.used": { grant: GrantId; decision: DecisionId; at: IsoInstant };
  "grant.void": { grant: GrantId; at: IsoInstant; why: string };
  "grant.expired": { grant: GrantId; at: IsoInstant };
  "settlement.held": { settlement: SettlementRow };
  "exception.opened": { kind: string; ref: string; owner: TeamId | null };
  "timer.fired": { kind: TimerKind; ref: string; dueAt: IsoInstant };
  "pii.erased": { commit: Commitment };
};

export type EventType = keyof EventData;
