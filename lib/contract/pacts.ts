import { z } from "zod";
import type { Freshness, Lane, Risk, Trigger, VersionStatus } from "../core/closed-lists";
import type { MemberId, PactId } from "../core/ids";
import type { Change } from "../core/pacts/change";
import type { Finding } from "../core/pacts/lint-finding";
import type { ClauseDocument, PactDocument, RuntimeAction } from "../core/pacts/pact-document";
import type { ShownActor } from "./history";
import { PactDocumentInput } from "./pact-document";
import type { RefusalCode } from "./refusals";

const slug = z.string({ error: "Name the pact by its address." }).max(63);
const number = z.coerce.number({ error: "A version is a whole number." }).int("A version is a whole number.").min(1, "Versions begin at 1.");
const digest = z.string({ error: "A digest is text." }).max(80);

export const SaveDraftInput = z.strictObject({
  document: PactDocumentInput,
  /**
   * Digest of the newest version that the author has seen; null where there was none. A newer one makes it a conflict, so
   * that nobody overwrites what they haven't read. Left out, it is a conflict where somebody else's draft stands open.
   */
  expected: digest.nullable().optional(),
  /** The pact that is edited; left out, the document's own address says it. Its address never changes. */
  pact: slug.optional(),
  /** Why, for whoever approves it. */
  note: z.string().max(1_000, "The note is longer than 1,000 characters.").optional(),
});
export type SaveDraftInput = z.output<typeof SaveDraftInput>;

export const DiscardDraftInput = z.strictObject({ slug, digest: digest.optional() });
export type DiscardDraftInput = z.output<typeof DiscardDraftInput>;

/** `digest`: the text that was looked at; another one is a conflict. */
export const ApproveVersionInput = z.strictObject({ slug, number, digest: digest.optional() });
export type ApproveVersionInput = z.output<typeof ApproveVersionInput>;

export const EnforceVersionInput = z.strictObject({
  slug,
  number,
  digest: digest.optional(),
  share: z.literal(100, { error: "A version is enforced for all traffic at once." }).default(100),
});
export type EnforceVersionInput = z.output<typeof EnforceVersionInput>;

export const RetirePactInput = z.strictObject({ slug });
export type RetirePactInput = z.output<typeof RetirePactInput>;

export type SavedDraft = {
  pactId: PactId;
  slug: string;
  number: number;
  status: VersionStatus;
  digest: string /** Nothing was written: the text is already there. */;
  unchanged: boolean;
};

/** What may be published, what it would change, and whether somebody else still has to look at it. */
export type DraftCheck = {
  findings: Finding[];
  /** Against the version in force; null while there is none. */
  changes: Change[] | null;
  onlyStrengthens: boolean;
};

export type VersionSummary = {
  number: number;
  status: VersionStatus;
  digest: string;
  authors: ShownActor[];
  approvals: { by: ShownActor; at: string }[];
  enforcedBy: ShownActor | null;
  createdAt: string;
  updatedAt: string;
  effectiveAt: string | null;
  retiredAt: string | null;
  /** The author's own words for the approver. */
  note: string | null;
};

export type StoredVersion = VersionSummary & { document: PactDocument };

/** How fresh one clause is for one build of one agent, by its worst proof. */
export type ClauseProof = {
  clause: string;
  kind: string;
  agent: string;
  build: string | null;
  freshness: Freshness;
  observedAt: string | null;
  staleAt: string | null;
  /** How much of the window is left, 0 to 1. */
  left: number | null;
};

export type PactMode = "enforced" | "shadow" | "approved" | "draft" | "retired";

export type PactListRow = {
  slug: string;
  title: string;
  owner: { slug: string; name: string };
  agents: string[];
  workflow: string;
  mode: PactMode;
  share: number;
  /** The version that the row tells about: what is in force, or else the newest. */
  number: number;
  /** A next version in work beside it. */
  open: { number: number; status: VersionStatus } | null;
  clauses: number;
  errors: number;
  warnings: number;
  /** Where the first gap is, for opening the editor there. */
  firstGap: string | null;
  freshest: ClauseProof | null;
  stalest: ClauseProof | null;
};

/** One cell of the consequence map, read back. */
export type Consequence = { trigger: Trigger; mapped: boolean; do: RuntimeAction["do"]; lane: Lane; sentence: string };

export type ClauseView = {
  clause: ClauseDocument;
  ownerName: string | null;
  /** Every agent and build; empty where the clause asks for no proof or no version is in force. */
  proofs: ClauseProof[];
  consequences: Consequence[];
  /** What the lint says of it. */
  findings: Finding[];
};

/** What stands between an open version and its enforcement, for whoever looks. */
export type PublishState = DraftCheck & {
  version: StoredVersion;
  approved: boolean;
  /** Who could approve it, authors left out. */
  approvers: { id: MemberId; name: string }[];
  /** Why the one who looks can't approve it; null: they can. */
  approvalRefusal: RefusalCode | null;
};

export type PactDetail = {
  slug: string;
  title: string;
  owner: { slug: string; name: string };
  mode: PactMode;
  share: number;
  /** What the page tells about: the version in force, or else the newest. */
  shown: StoredVersion;
  inForce: number | null;
  versions: VersionSummary[];
  clauses: ClauseView[];
  findings: Finding[];
  publish: PublishState | null;
};

/** Names that a pact can use, for the form's choices. */
export type PactNames = {
  teams: { slug: string; name: string }[];
  agents: { slug: string; name: string }[];
  sources: { slug: string; name: string }[];
  counterparties: { slug: string; name: string }[];
  workflows: {
    slug: string;
    name: string;
    actions: { name: string; risk: Risk | null /** What its schemas name: `args.amountMinor`. */; inputs: string[] }[];
  }[];
};

/** What the editor begins with. */
export type PactInEditor = {
  document: PactDocument;
  /** The pact that is edited; null: a new one. */
  pact: string | null;
  /** Digest of the newest version, to be sent along when saving. */
  expected: string | null;
  /** The version that saving writes. */
  number: number;
  inForce: number | null;
  /** The open version was approved; saving another text voids that. */
  approved: boolean;
  authors: ShownActor[];
  savedAt: string | null;
  note: string;
};

/** What somebody else did to the pact meanwhile. */
export type NewerVersion = {
  number: number /** The version that saving writes. */;
  next: number;
  digest: string;
  authors: ShownActor[];
  updatedAt: string;
  document: PactDocument;
  changes: Change[];
};
