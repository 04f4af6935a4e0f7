import "server-only";
import type { BuildRow } from "@/lib/contract/builds";
import type { RefusalCode } from "@/lib/contract/refusals";
import { ok, type Result, refuse } from "@/lib/core/result";
import { unknownAgent } from "../agents/find-agent";
import { loadRegisteredAgent } from "../agents/register-reads";
import type { Actor } from "../auth/actor";
import { listBuilds } from "./reads";

/** The builds of `?agent=`. A key that may not configure sees its own agent's only. */
export async function listBuildsForApi(actor: Actor, _params: Record<string, string>, url: URL): Promise<Result<{ builds: BuildRow[] }, RefusalCode>> {
  const named = url.searchParams.get("agent");
  if (!named) return refuse("bad_request", { agent: "Name the agent, such as ?agent=invoice-bot." });
  const agent = await loadRegisteredAgent(actor, named);
  if (!agent) return refuse("not_found", { agent: unknownAgent(named) });
  if (actor.kind === "key" && actor.agentId !== agent.id && !actor.scopes.includes("configure")) return refuse("forbidden");
  return ok({ builds: await listBuilds(actor, agent.slug) });
}
