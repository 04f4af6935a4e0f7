"use server";
import { UnsavedDocumentInput } from "@/lib/contract/pact-document";
import type { DraftCheck, NewerVersion } from "@/lib/contract/pacts";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { signedInActor } from "@/lib/server/auth/signed-in-actor";
import { action } from "@/lib/server/entry/action";
import { checkUnsaved, loadNewer } from "@/lib/server/pacts/editor-reads";
import {
  approveVersionOperation,
  discardDraftOperation,
  enforceVersionOperation,
  retirePactOperation,
  saveDraftOperation,
} from "@/lib/server/pacts/operations";

export const saveDraftAction = action(saveDraftOperation);
export const discardDraftAction = action(discardDraftOperation);
export const approveVersionAction = action(approveVersionOperation);
export const enforceVersionAction = action(enforceVersionOperation);
export const retirePactAction = action(retirePactOperation);

/** Reads, and not writes: nothing on the page is drawn again. */
export async function checkDraftAction({ slug, document }: { slug: string | null; document: unknown }): Promise<DraftCheck | null> {
  const actor = await signedInActor();
  return actor && checkUnsaved(actor, slug, document);
}

export async function loadNewerAction({ slug, base }: { slug: string; base: PactDocument }): Promise<NewerVersion | null> {
  const actor = await signedInActor();
  const parsed = UnsavedDocumentInput.safeParse(base);
  return actor && parsed.success ? loadNewer(actor, slug, parsed.data) : null;
}
