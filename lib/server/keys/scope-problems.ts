import "server-only";
import type { KeyScope } from "@/lib/core/closed-lists";

type Asked = { scopes: readonly KeyScope[]; agent?: string; source?: string };

/** What a key's scopes ask for, and what they may not be joined with. */
export function scopeProblems({ scopes, agent, source }: Asked): Record<string, string> {
  const has = (scope: KeyScope): boolean => scopes.includes(scope);
  // Whoever is judged must not be able to change what they are judged by.
  if (has("configure") && (agent !== undefined || scopes.length > 1)) {
    return { scopes: "A key that configures does nothing else and speaks for no agent; make two keys." };
  }
  if ((has("decide") || has("outcome")) && agent === undefined) return { agent: "Name the agent that asks with this key: decide and outcome speak for one." };
  if (has("evidence") && agent === undefined && source === undefined)
    return { source: "Name the source as which its evidence counts, or the agent that vouches for itself." };
  if (source !== undefined && !has("evidence")) return { source: "Only a key with the scope evidence speaks for a source." };
  return {};
}
