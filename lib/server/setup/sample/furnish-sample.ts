import "server-only";
import { randomBytes } from "node:crypto";
import type { Role } from "@/lib/core/closed-lists";
import type { MemberId } from "@/lib/core/ids";
import { registerActionOperation } from "../../actions/operations";
import { registerAgentOperation } from "../../agents/register-operations";
import { CLI, type MemberActor } from "../../auth/actor";
import { registerBuildOperation } from "../../builds/register-build";
import { verifyBuildOperation } from "../../builds/verify-build";
import { registerCounterpartyOperation } from "../../counterparties/operations";
import { pool } from "../../db/pool";
import { createKeyOperation } from "../../keys/operations";
import { createMemberOperation } from "../../members/operations";
import { approveVersionOperation, enforceVersionOperation, saveDraftOperation } from "../../pacts/operations";
import { changeSettingOperation } from "../../settings/operations";
import { registerSourceOperation } from "../../sources/operations";
import { addTeamMemberOperation, createTeamOperation } from "../../teams/operations";
import { registerWorkflowOperation } from "../../workflows/operations";
import type { SampleClock } from "./sample-clock";
import { SAMPLE_PACTS } from "./sample-pacts";
import { AGENTS, COUNTERPARTIES, FIRST_ADMIN_TEAMS, MEMBERS, SOURCES, TEAMS, WORKFLOWS } from "./sample-registry";

export type SamplePerson = "ana" | "bo" | "tess" | "paul";
export type FurnishedSample = {
  people: Record<SamplePerson, MemberActor>;
  fingerprints: Record<string, string>;
  /** API keys by agent and by source; each is shown once, here. */
  keys: { agents: Record<string, string>; sources: Record<string, string> };
};

/** Who is there, what is registered, and the first version of each pact. */
export async function furnishSample(clock: SampleClock): Promise<FurnishedSample> {
  await clock.do(changeSettingOperation, CLI, { name: "organisation_name", value: "Harbour Trading (sample)" });
  await clock.do(changeSettingOperation, CLI, { name: "sample", value: true });
  for (const team of TEAMS) await clock.do(createTeamOperation, CLI, { ...team });
  const people = await hirePeople(clock);
  for (const counterparty of COUNTERPARTIES) await clock.do(registerCounterpartyOperation, CLI, { ...counterparty });
  for (const source of SOURCES) await clock.do(registerSourceOperation, CLI, { ...source });
  for (const { actions, touches, ...workflow } of WORKFLOWS) {
    await clock.do(registerWorkflowOperation, CLI, { ...workflow, touches: [...touches] });
    for (const action of actions) await clock.do(registerActionOperation, CLI, structuredClone({ ...action, workflow: workflow.slug }) as never);
  }
  const fingerprints: Record<string, string> = {};
  for (const { slug, name, ownerTeam, parts, scope } of AGENTS) {
    await clock.do(registerAgentOperation, CLI, { slug, name, ownerTeam });
    const declaredScope = structuredClone(scope) as never;
    const build = await clock.do(registerBuildOperation, CLI, {
      agent: slug,
      label: `${parts.model} ${parts.modelVersion}`,
      parts: { ...parts },
      declaredScope,
    });
    await clock.do(verifyBuildOperation, people.tess, { buildId: build.id, verifiedScope: declaredScope });
    fingerprints[slug] = build.fingerprint;
  }
  for (const document of SAMPLE_PACTS) {
    const draft = await clock.do(saveDraftOperation, people.paul, { document });
    await clock.do(approveVersionOperation, people.tess, { slug: draft.slug, number: draft.number });
    await clock.do(enforceVersionOperation, people.paul, { slug: draft.slug, number: draft.number });
  }
  return { people, fingerprints, keys: await cutKeys(clock) };
}

async function hirePeople(clock: SampleClock): Promise<Record<SamplePerson, MemberActor>> {
  const people: Partial<Record<string, MemberActor>> = {};
  for (const { name, email, roles, teams } of MEMBERS) {
    const { id } = await clock.do(createMemberOperation, CLI, { name, email, roles: [...roles] as Role[], password: randomBytes(24).toString("base64url") });
    for (const teamId of teams) await clock.do(addTeamMemberOperation, CLI, { teamId, memberId: id });
    people[email.split("@")[0] ?? ""] = { kind: "member", id: id as MemberId, name, email, roles: [...roles] as Role[], teams: [...teams] };
  }
  const { rows } = await pool.query<{ id: MemberId }>("select id from member where 'admin' = any(roles) order by created_at limit 1");
  for (const teamId of rows[0] ? FIRST_ADMIN_TEAMS : []) await clock.do(addTeamMemberOperation, CLI, { teamId, memberId: rows[0]?.id ?? "" });
  return people as Record<SamplePerson, MemberActor>;
}

async function cutKeys(clock: SampleClock): Promise<FurnishedSample["keys"]> {
  const keys: FurnishedSample["keys"] = { agents: {}, sources: {} };
  for (const { slug, name } of AGENTS) {
    const made = await clock.do(createKeyOperation, CLI, { name: `${name} (sample)`, scopes: ["decide", "outcome"], agent: slug, expiresInDays: null });
    keys.agents[slug] = made.key;
  }
  for (const { slug, name } of SOURCES) {
    const made = await clock.do(createKeyOperation, CLI, { name: `${name} (sample)`, scopes: ["evidence"], source: slug, expiresInDays: null });
    keys.sources[slug] = made.key;
  }
  return keys;
}
