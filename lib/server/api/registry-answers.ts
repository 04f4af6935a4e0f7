import "server-only";
import { z } from "zod";
import type { ActionListRow, LearntSchemas } from "@/lib/contract/actions";
import type { AgentListRow } from "@/lib/contract/agents";
import type { BuildRow } from "@/lib/contract/builds";
import type { CounterpartyListRow } from "@/lib/contract/counterparties";
import type { SourceListRow } from "@/lib/contract/sources";
import { TeamHours, type TeamListRow } from "@/lib/contract/teams";
import type { WorkflowListRow } from "@/lib/contract/workflows";
import { REVERSIBILITIES, RISKS, SOURCE_KINDS, TOUCHES } from "@/lib/core/closed-lists";
import type { JsonObject } from "@/lib/core/json";
import { id, instant, json, says } from "./answer-parts";

const scope = z.object({
  actions: z.array(z.string()),
  tools: z.array(z.string()),
  counterparties: z.array(z.string()),
  maxAmountMinor: z.int().optional(),
  currency: z.string().optional(),
});

const agent = says<AgentListRow>()(
  z.object({
    id: id<AgentListRow["id"]>(),
    slug: z.string(),
    name: z.string(),
    ownerTeam: z.string(),
    ownerTeamName: z.string(),
    registeredAt: instant,
    suspendedAt: instant.nullable(),
    builds: z.int(),
    verifiedBuilds: z.int(),
  }),
);

const build = says<BuildRow>()(
  z.object({
    id: id<BuildRow["id"]>(),
    agent: z.string(),
    label: z.string(),
    fingerprint: z.string(),
    parts: z.object({ model: z.string(), modelVersion: z.string(), promptDigest: z.string(), toolsetDigest: z.string() }).nullable(),
    standing: z.enum(["seen", "registered", "verified"]),
    declaredScope: scope.nullable(),
    verifiedScope: scope.nullable(),
    registeredAt: instant.nullable(),
    firstSeenAt: instant.nullable(),
    verifiedAt: instant.nullable(),
    verifiedBy: z.string().nullable(),
  }),
);

const workflow = says<WorkflowListRow>()(
  z.object({
    id: id<WorkflowListRow["id"]>(),
    slug: z.string(),
    name: z.string(),
    ownerTeam: z.string(),
    ownerTeamName: z.string(),
    consequential: z.boolean(),
    touches: z.array(z.enum(TOUCHES)),
    actions: z.int(),
  }),
);

const action = says<ActionListRow>()(
  z.object({
    id: id<ActionListRow["id"]>(),
    workflow: z.string(),
    workflowName: z.string(),
    name: z.string(),
    risk: z.enum(RISKS).nullable(),
    reversibility: z.enum(REVERSIBILITIES),
    moneyMoving: z.boolean(),
    hasArgsSchema: z.boolean(),
    hasDisplay: z.boolean(),
  }),
);

const counterparty = says<CounterpartyListRow>()(z.object({ id: id<CounterpartyListRow["id"]>(), slug: z.string(), name: z.string(), approved: z.boolean() }));

const source = says<SourceListRow>()(
  z.object({
    id: id<SourceListRow["id"]>(),
    slug: z.string(),
    name: z.string(),
    kind: z.enum(SOURCE_KINDS),
    trusted: z.boolean(),
    weight: z.string(),
    revokedAt: instant.nullable(),
    lastHeardAt: instant.nullable(),
  }),
);

const team = says<TeamListRow>()(
  z.object({
    id: id<TeamListRow["id"]>(),
    slug: z.string(),
    name: z.string(),
    timezone: z.string(),
    hours: TeamHours.nullable(),
    capacityPerHour: z.int().nullable(),
    members: z.array(z.object({ id: id<TeamListRow["members"][number]["id"]>(), name: z.string(), lead: z.boolean(), disabled: z.boolean() })),
  }),
);

const listOf = <T extends z.ZodType>(row: T) => z.object({ items: z.array(row) });

export const registryAnswers = {
  agents: listOf(agent),
  builds: z.object({ builds: z.array(build) }),
  workflows: listOf(workflow),
  actions: listOf(action),
  counterparties: listOf(counterparty),
  sources: listOf(source),
  teams: listOf(team),
  /** What a write answers. */
  slugged: z.object({ id: z.string(), slug: z.string() }),
  action: z.object({ id: z.string(), name: z.string() }),
  registeredBuild: z.object({ id: z.string(), agent: z.string(), fingerprint: z.string() }),
  verifiedBuild: z.object({ id: z.string(), agent: z.string(), verifiedScope: scope, verifiedAt: instant }),
  learnt: says<LearntSchemas>()(
    z.object({
      calls: z.int(),
      argsSchema: json<JsonObject | null>("A JSON Schema, or null."),
      contextSchema: json<JsonObject | null>("A JSON Schema, or null."),
    }),
  ),
} as const;
