import { z } from "zod";
import type { VersionStatus } from "../core/closed-lists";
import type { ActorId, PactId } from "../core/ids";
import type { Change } from "../core/pacts/describe-changes";
import type { Finding } from "../core/pacts/lint-finding";
import type { PactDocument } from "../core/pacts/pact-document";
import { PactDocumentInput } from "./pact-document";

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

/** What may be published, what it would change, and who still has to look at it. */
export type DraftCheck = {
  findings: Finding[];
  /** Against the version in force; null while there is none. */
  changes: Change[] | null;
  onlyStrengthens: boolean;
};

/** Somebody in history, by name. `person` tells members from keys, the command line and the product itself. */
export type NamedActor = { id: ActorId; name: string; kind: "member" | "key" | "cli" | "system" };

export type VersionSummary = {
  number: number;
  status: VersionStatus;
  digest: string;
  authors: NamedActor[];
  approvals: { by: NamedActor; at: string }[];
  createdAt: string;
  updatedAt: string;
  effectiveAt: string | null;
  retiredAt: string | null;
  note: string | null;
};

export type StoredVersion = VersionSummary & { document: PactDocument };
