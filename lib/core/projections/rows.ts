import type {
  EvidenceStatus,
  Lane,
  Origin,
  Phase,
  Purpose,
  Reversibility,
  ReviewStatus,
  Risk,
  Silence,
  SourceKind,
  Tier,
  Touch,
  Trigger,
  VersionStatus,
} from "../closed-lists";
import type { Contribution } from "../decisions/decision";
import type {
  ActionId,
  ActorId,
  AgentId,
  BuildId,
  CounterpartyId,
  DecisionId,
  EvidenceId,
  GrantId,
  MemberId,
  PactId,
  PactVersionId,
  ReviewId,
  SettlementId,
  SourceId,
  TeamId,
  TimerId,
  TriggerId,
  UnitId,
  WorkflowId,
} from "../ids";
import type { Json } from "../json";
import type { Constraint, RuntimeAction, Scope, SettleInstruction } from "../pacts/pact-document";
import type { IsoInstant } from "../time";

/** Canonical JSON as text: what may hold fractions stands like this in history, whose own numbers are whole. */
export type JsonText = string;
/** A fraction as decimal text, for the same reason. */
export type Decimal = string;
/** Hex of a commitment to private text; the text itself is never in history. */
export type Commitment = string;

export type TeamRow = { id: TeamId; slug: string; name: string; timezone: string; hours: Json; capacityPerHour: number | null };
export type TeamMemberRow = { teamId: TeamId; memberId: MemberId; lead: boolean };
export type AgentRow = { id: AgentId; slug: string; name: string; ownerTeamId: TeamId; registeredAt: IsoInstant; suspendedAt: IsoInstant | null };
export type BuildRow = {
  id: BuildId;
  agentId: AgentId;
  label: string;
  fingerprint: string;
  /** Digests the fingerprint was made from: model, modelVersion, promptDigest, toolsetDigest. */
  parts: Json;
  declaredScope: Scope | null;
  registeredAt: IsoInstant | null;
  firstSeenAt: IsoInstant | null;
  liveFrom: IsoInstant | null;
  liveUntil: IsoInstant | null;
  verifiedAt: IsoInstant | null;
  verifiedBy: ActorId | null;
  verifiedScope: Scope | null;
  familyId: BuildId;
};
export type WorkflowRow = { id: WorkflowId; slug: string; name: string; ownerTeamId: TeamId; consequential: boolean; touches: Touch[] };
export type ActionRow = {
  id: ActionId;
  workflowId: WorkflowId;
  name: string;
  risk: Risk | null;
  reversibility: Reversibility;
  moneyMoving: boolean;
  argsSchema: JsonText | null;
  contextSchema: JsonText | null;
  amountPath: string | null;
  currencyPath: string | null;
  counterpartyPath: string | null;
  casePath: string | null;
  display: JsonText | null;
};
export type CounterpartyRow = { id: CounterpartyId; slug: string; name: string; approved: boolean };
export type SourceRow = { id: SourceId; slug: string; name: string; kind: SourceKind; trusted: boolean; weight: Decimal; revokedAt: IsoInstant | null };
export type PactRow = { id: PactId; slug: string; title: string; ownerTeamId: TeamId; workflowId: WorkflowId | null; createdAt: IsoInstant };
export type PactVersionRow = {
  id: PactVersionId;
  pactId: PactId;
  number: number;
  document: JsonText;
  digest: string;
  status: VersionStatus;
  enforcedShare: 0 | 5 | 25 | 100;
  authors: ActorId[];
  approvals: { member: ActorId; at: IsoInstant }[];
  note: Commitment | null;
  createdAt: IsoInstant;
  updatedAt: IsoInstant;
  effectiveAt: IsoInstant | null;
  expiresAt: IsoInstant | null;
  retiredAt: IsoInstant | null;
};
export type EvidenceRow = {
  id: EvidenceId;
  about: "agent" | "subject";
  agentId: AgentId | null;
  buildId: BuildId | null;
  subjectType: string | null;
  subjectId: string | null;
  sourceId: SourceId;
  kind: string;
  phase: Phase;
  origin: Origin;
  purpose: Purpose;
  observedAt: IsoInstant;
  receivedAt: IsoInstant;
  key: string;
  cluster: string;
  final: boolean;
  severity: string | null;
  result: "pass" | "fail" | "no_evidence";
  score: Decimal | null;
  scope: Scope | null;
  bodyCommit: Commitment | null;
  bodyDigest: string | null;
  status: EvidenceStatus;
  statusReason: string | null;
};
export type EvidenceLinkRow = { evidenceId: EvidenceId; pactId: PactId; clauseKey: string };
export type UnitRow = {
  id: UnitId;
  pactId: PactId;
  clauseKey: string;
  kind: string;
  sourceId: SourceId;
  agentId: AgentId | null;
  buildId: BuildId | null;
  subjectType: string | null;
  subjectId: string | null;
  scope: Scope | null;
  cluster: string;
  openedAt: IsoInstant;
  observedAt: IsoInstant;
  receivedAt: IsoInstant;
  weight: Decimal;
  lost: Decimal;
  items: number;
  x: Decimal | null;
  passed: boolean | null;
  closedAt: IsoInstant | null;
  closedBy: "final" | "quiet_10m" | null;
};
/**
 * The newest passing unit of one source for one clause, kind, build or subject, and scope: what freshness is read from, kept
 * apart so that reading it costs the same however much was ever proved. Empty text stands for none, because all of it is key.
 */
export type ProofRow = {
  pactId: PactId;
  clauseKey: string;
  kind: string;
  sourceId: SourceId;
  buildId: BuildId | "";
  subjectType: string;
  subjectId: string;
  scopeKey: string;
  agentId: AgentId | null;
  scope: Scope | null;
  observedAt: IsoInstant;
  receivedAt: IsoInstant;
  /** The earlier of the two: a claim to be newer than its receipt is worth its receipt. */
  provenAt: IsoInstant;
};
export type TriggerRow = {
  id: TriggerId;
  kind: Trigger | "manual" | "metric";
  agentId: AgentId;
  pactId: PactId | null;
  clauseKey: string | null;
  buildId: BuildId | null;
  scope: "clause" | "pact" | "agent";
  level: Exclude<Lane, "allow">;
  action: RuntimeAction | null;
  openedAt: IsoInstant;
  openedBy: ActorId;
  cause: Json;
  reasonCommit: Commitment | null;
  units: UnitId[];
  ownerTeamId: TeamId | null;
  closedAt: IsoInstant | null;
  closedBy: ActorId | null;
  closedHow: "recovery" | "cleared" | "adjudicated" | "retracted" | "closed" | null;
  closeReasonCommit: Commitment | null;
};
/** `buildId` is empty for an agent that has no build yet. */
export type DelegationRow = {
  agentId: AgentId;
  buildId: BuildId | "";
  pactId: PactId;
  lane: Lane;
  since: IsoInstant;
  causes: DelegationCause[];
  epoch: number;
};
export type DelegationCause = Pick<Contribution, "kind" | "clause" | "trigger" | "lane" | "remedy"> & { evidence: string | null };

/** A contribution as it stands on record: what may quote the request's own values is left to private text. */
export type RecordedContribution = Omit<Contribution, "facts" | "settlement" | "review" | "constraints"> & { constraints: Json };

export type FrozenTerms = {
  version: number;
  clause: string | null;
  answerWithinMs: number;
  handUp: string[];
  silence: Silence;
  groups: string[];
  reroute: { to: string; instructions?: string } | null;
  /** Epochs of all governing pacts when it was held. */
  epochs: Record<string, number>;
  /** Queue the item came to first. */
  queue: string;
};

export type ReviewDecisionEntry = {
  verb: string;
  reason: string;
  by: ActorId;
  at: IsoInstant;
  noteCommit: Commitment | null;
  /** Groups that the decider stands for on this item. */
  groups: string[];
  conditions: Constraint[];
  undone?: IsoInstant;
};
export type ReviewRow = {
  id: ReviewId;
  decisionId: DecisionId;
  agentId: AgentId;
  runId: string | null;
  workflow: string;
  action: string;
  actionDigest: string;
  actionCommit: Commitment;
  requestCommit: Commitment;
  pactId: PactId;
  version: number;
  clauseKey: string | null;
  status: ReviewStatus;
  tier: Tier;
  lane: Lane;
  queue: string;
  handUpLevel: number;
  openedAt: IsoInstant;
  dueAt: IsoInstant;
  holdUntil: IsoInstant;
  frozen: FrozenTerms;
  contributions: RecordedContribution[];
  decisions: ReviewDecisionEntry[];
  effectiveAt: IsoInstant | null;
  outcomeAt: IsoInstant | null;
  amountMinor: number | null;
  currency: string | null;
  rowVersion: number;
};
export type GrantRow = {
  id: GrantId;
  reviewId: ReviewId;
  agentId: AgentId;
  actionDigest: string;
  pactId: PactId;
  epoch: number;
  /** Of all governing pacts, by id. */
  epochs: Record<string, number>;
  cleared: string[];
  constraints: Constraint[];
  mintedAt: IsoInstant;
  expiresAt: IsoInstant;
  usedBy: DecisionId | null;
  usedAt: IsoInstant | null;
  voidedAt: IsoInstant | null;
  voidReason: string | null;
};
export type SettlementRow = {
  id: SettlementId;
  decisionId: DecisionId;
  pactId: PactId;
  clauseKey: string;
  counterparty: string | null;
  amountMinor: number | null;
  currency: string | null;
  held: number;
  released: number;
  returned: number;
  state: "held" | "released" | "partly_released" | "credited" | "clawed_back" | "disputed";
  instruction: SettleInstruction["instruction"];
  releaseRule: SettleInstruction["release"];
  openedAt: IsoInstant;
};
/** `clauseKey` is empty for the pact's defaults. */
export type UsageRow = { pactId: PactId; clauseKey: string; agentId: AgentId; kind: string; periodStart: IsoInstant; count: number };
export type TimerKind = "hold_due" | "undo_over" | "lane_boundary" | "unit_quiet" | "grant_expires";
export type TimerRow = { id: TimerId; kind: TimerKind; ref: string; dueAt: IsoInstant; firedAt: IsoInstant | null; cancelledAt: IsoInstant | null };

/** Every read model that can be rebuilt from history, by its table. */
export type ReadModels = {
  team: TeamRow;
  team_member: TeamMemberRow;
  agent: AgentRow;
  build: BuildRow;
  workflow: WorkflowRow;
  action: ActionRow;
  counterparty: CounterpartyRow;
  source: SourceRow;
  pact: PactRow;
  pact_version: PactVersionRow;
  evidence: EvidenceRow;
  evidence_link: EvidenceLinkRow;
  unit: UnitRow;
  proof: ProofRow;
  trigger: TriggerRow;
  delegation: DelegationRow;
  review: ReviewRow;
  approval_grant: GrantRow;
  settlement: SettlementRow;
  usage: UsageRow;
  timer: TimerRow;
};
export type ReadModel = keyof ReadModels;

/** Columns that hold JSON, and columns that hold bytes (written as hex in history). */
export const JSON_COLUMNS: { readonly [T in ReadModel]?: readonly (keyof ReadModels[T] & string)[] } = {
  team: ["hours"],
  build: ["parts", "declaredScope", "verifiedScope"],
  action: ["argsSchema", "contextSchema", "display"],
  pact_version: ["document", "approvals"],
  evidence: ["scope"],
  unit: ["scope"],
  proof: ["scope"],
  trigger: ["action", "cause"],
  delegation: ["causes"],
  review: ["frozen", "contributions", "decisions"],
  approval_grant: ["epochs", "constraints"],
  settlement: ["releaseRule"],
};
export const BYTE_COLUMNS: { readonly [T in ReadModel]?: readonly (keyof ReadModels[T] & string)[] } = {
  evidence: ["bodyCommit"],
  trigger: ["reasonCommit", "closeReasonCommit"],
  review: ["actionCommit", "requestCommit"],
};
