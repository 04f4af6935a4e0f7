import "server-only";
import { ApproveVersionInput, DiscardDraftInput, EnforceVersionInput, RetirePactInput, SaveDraftInput } from "@/lib/contract/pacts";
import { defineOperation } from "../entry/operation";
import { approveVersion } from "./approve-version";
import { discardDraft } from "./discard-draft";
import { enforceVersion } from "./enforce-version";
import { retirePact } from "./retire-pact";
import { saveDraft } from "./save-draft";

export const saveDraftOperation = defineOperation({ input: SaveDraftInput, permission: "pacts.author", run: saveDraft });
export const discardDraftOperation = defineOperation({ input: DiscardDraftInput, permission: "pacts.author", run: discardDraft });
export const approveVersionOperation = defineOperation({ input: ApproveVersionInput, permission: "pacts.approve", run: approveVersion });
/** Who may approve may enforce; no key can. */
export const enforceVersionOperation = defineOperation({ input: EnforceVersionInput, permission: "pacts.approve", run: enforceVersion });
export const retirePactOperation = defineOperation({ input: RetirePactInput, permission: "pacts.approve", run: retirePact });
