import { z } from "zod";
import { SOURCE_KINDS, type SourceKind } from "../core/closed-lists";
import type { SourceId } from "../core/ids";
import { displayName, oneOf, reference, slug, yesOrNo } from "./names";

/** Left out, a source is trusted unless it attests to itself; one that does never is. */
export const RegisterSourceInput = z.strictObject({ slug, name: displayName(), kind: oneOf(SOURCE_KINDS), trusted: yesOrNo.optional() });
export type RegisterSourceInput = z.input<typeof RegisterSourceInput>;

const sourceId = reference("a source by its short name or id");

/** What is left out stays. A source's kind never changes: what it said was weighed by it. */
export const ChangeSourceInput = z.strictObject({ sourceId, name: displayName().optional(), trusted: yesOrNo.optional() });
export type ChangeSourceInput = z.input<typeof ChangeSourceInput>;

/** Its evidence stops counting at once, and nothing it sends is taken any more. Can't be taken back. */
export const RevokeSourceInput = z.strictObject({ sourceId });

export type SourceListRow = {
  id: SourceId;
  slug: string;
  name: string;
  kind: SourceKind;
  trusted: boolean;
  /** "1", or "0.25" for what attests to itself. */
  weight: string;
  revokedAt: string | null;
  /** When its newest evidence arrived. */
  lastHeardAt: string | null;
};
