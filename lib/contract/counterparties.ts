import { z } from "zod";
import type { CounterpartyId } from "../core/ids";
import { displayName, reference, slug, yesOrNo } from "./names";

/** Only approved ones are on the lists that conditions look up. */
export const RegisterCounterpartyInput = z.strictObject({ slug, name: displayName(), approved: yesOrNo.default(false) });
export type RegisterCounterpartyInput = z.input<typeof RegisterCounterpartyInput>;

/** What is left out stays. */
export const ChangeCounterpartyInput = z.strictObject({
  counterpartyId: reference("a counterparty by its short name or id"),
  name: displayName().optional(),
  approved: yesOrNo.optional(),
});
export type ChangeCounterpartyInput = z.input<typeof ChangeCounterpartyInput>;

export type CounterpartyListRow = { id: CounterpartyId; slug: string; name: string; approved: boolean };
