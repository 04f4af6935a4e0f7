import { z } from "zod";
import { TOUCHES, type Touch } from "../core/closed-lists";
import type { WorkflowId } from "../core/ids";
import { displayName, reference, severalOf, slug, yesOrNo } from "./names";

const ownerTeam = reference("the team that answers for the workflow");
const touches = severalOf(TOUCHES);

/** Consequential: errors change money, permissions, counterparties or customer outcomes. Left out, it follows from what is touched. */
export const RegisterWorkflowInput = z.strictObject({ slug, name: displayName(), ownerTeam, touches: touches.default([]), consequential: yesOrNo.optional() });
export type RegisterWorkflowInput = z.input<typeof RegisterWorkflowInput>;

/** What is left out stays. */
export const ChangeWorkflowInput = z.strictObject({
  workflowId: reference("a workflow by its short name or id"),
  name: displayName().optional(),
  ownerTeam: ownerTeam.optional(),
  touches: touches.optional(),
  consequential: yesOrNo.optional(),
});
export type ChangeWorkflowInput = z.input<typeof ChangeWorkflowInput>;

export type WorkflowListRow = {
  id: WorkflowId;
  slug: string;
  name: string;
  ownerTeam: string;
  ownerTeamName: string;
  consequential: boolean;
  touches: Touch[];
  actions: number;
};
