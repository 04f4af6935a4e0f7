import { z } from "zod";
import type { AgentId } from "../core/ids";
import { displayName, reference, slug } from "./names";

const ownerTeam = reference("the team that answers for the agent");

export const RegisterAgentInput = z.strictObject({ slug, name: displayName(), ownerTeam });
export type RegisterAgentInput = z.input<typeof RegisterAgentInput>;

/** What is left out stays. */
export const ChangeAgentInput = z.strictObject({
  agentId: reference("an agent by its short name or id"),
  name: displayName().optional(),
  ownerTeam: ownerTeam.optional(),
});
export type ChangeAgentInput = z.input<typeof ChangeAgentInput>;

export type AgentListRow = {
  id: AgentId;
  slug: string;
  name: string;
  ownerTeam: string;
  ownerTeamName: string;
  registeredAt: string;
  suspendedAt: string | null;
  builds: number;
  verifiedBuilds: number;
};
