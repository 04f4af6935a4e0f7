import type { AgentDetail } from "@/lib/contract/agent-standing";

/** How much the agent may do now. The pact is named where there are several. */
export function AuthorityLines({ agent: { authority, suspended } }: { agent: Pick<AgentDetail, "authority" | "suspended"> }) {
  if (suspended) return "Suspended: every request is denied, whatever its evidence says.";
  const [only] = authority;
  if (!only) return "No pact in force names this agent, so every request is denied.";
  if (authority.length === 1) return only.sentence;
  return authority.map(({ pact, sentence }) => (
    <span key={`${pact} ${sentence}`} className="block">
      <b className="font-semibold">{pact}:</b> {sentence}
    </span>
  ));
}
