import "server-only";
import { z } from "zod";
import { ChangeActionInput, LearnSchemasInput, RegisterActionInput } from "@/lib/contract/actions";
import { ChangeAgentInput, RegisterAgentInput } from "@/lib/contract/agents";
import { RegisterBuildInput, VerifyBuildInput } from "@/lib/contract/builds";
import { ChangeCounterpartyInput, RegisterCounterpartyInput } from "@/lib/contract/counterparties";
import { ChangeSourceInput, RegisterSourceInput, RevokeSourceInput } from "@/lib/contract/sources";
import { ChangeTeamInput, CreateTeamInput } from "@/lib/contract/teams";
import { ChangeWorkflowInput, RegisterWorkflowInput } from "@/lib/contract/workflows";
import type { Endpoint, Tag } from "./endpoint";
import { registryAnswers as answers } from "./registry-answers";

type Noun = {
  /** The last part of the address, and what one is called. */
  path: string;
  one: string;
  many: string;
  tag: Tag;
  parameter: string;
  register: z.ZodType;
  change: z.ZodType;
  rows: z.ZodType;
  written: z.ZodType;
  request: unknown;
  answer: unknown;
};

const named = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What every registered kind of thing has: a list, a way in, a way to change it. */
const ofNoun = ({ path, one, many, tag, parameter, register, change, rows, written, request, answer }: Noun): Endpoint[] => [
  { method: "get", path: `/api/v1/${path}`, id: `list${named(path)}`, tag, summary: `Lists ${many}.`, scope: "configure", answer: rows, refusals: [] },
  {
    method: "post",
    path: `/api/v1/${path}`,
    id: `${path === "teams" ? "create" : "register"}${named(path).replace(/ies$/, "y").replace(/s$/, "")}`,
    tag,
    summary: `Registers ${one}.`,
    scope: "configure",
    input: register,
    answer: written,
    status: 201,
    refusals: ["already_exists", "not_found"],
    examples: { request, answers: { registered: answer } },
  },
  {
    method: "patch",
    path: `/api/v1/${path}/{${parameter}}`,
    id: `change${named(path).replace(/ies$/, "y").replace(/s$/, "")}`,
    tag,
    summary: `Changes ${one}. What is left out stays.`,
    scope: "configure",
    input: change,
    answer: written,
    refusals: ["not_found"],
  },
];

export const REGISTRY_ENDPOINTS: readonly Endpoint[] = [
  ...ofNoun({
    path: "agents",
    one: "an agent",
    many: "agents",
    tag: "agents",
    parameter: "agentId",
    register: RegisterAgentInput,
    change: ChangeAgentInput,
    rows: answers.agents,
    written: answers.slugged,
    request: { slug: "invoice-bot", name: "Invoice bot", ownerTeam: "finance-ops" },
    answer: { id: "agt_01", slug: "invoice-bot" },
  }),
  {
    method: "get",
    path: "/api/v1/builds",
    id: "listBuilds",
    tag: "agents",
    summary: "Lists the builds of an agent, seen, registered and verified.",
    description: "A key that may not configure sees its own agent's only.",
    scope: "configure",
    query: z.object({ agent: z.string().meta({ description: "An agent's short name or id." }) }),
    answer: answers.builds,
    refusals: ["not_found"],
  },
  {
    method: "post",
    path: "/api/v1/builds",
    id: "registerBuild",
    tag: "agents",
    summary: "Registers a build of an agent before it goes live, or one that was already seen.",
    description: "It may do nothing more until a trust lead verifies it.",
    scope: "configure",
    input: RegisterBuildInput,
    answer: answers.registeredBuild,
    status: 201,
    refusals: ["already_exists", "not_found"],
    examples: {
      request: {
        agent: "invoice-bot",
        label: "2026-11-23",
        fingerprint: "sha256:1f0c…",
        declaredScope: { actions: ["payments.release"], tools: [], counterparties: ["*"], maxAmountMinor: 500_000, currency: "EUR" },
      },
      answers: { registered: { id: "bld_01", agent: "invoice-bot", fingerprint: "sha256:1f0c…" } },
    },
  },
  {
    method: "post",
    path: "/api/v1/builds/{buildId}/verify",
    id: "verifyBuild",
    tag: "agents",
    summary: "Vouches for a build within a scope. A person's act: no integration key may, so a key is refused.",
    description: "Trust leads do it in the console, or with `npm run builds -- verify` on the machine.",
    scope: "configure",
    input: VerifyBuildInput,
    answer: answers.verifiedBuild,
    refusals: ["not_found", "build_not_registered", "own_agent_build", "scope_wider_than_declared"],
  },
  ...ofNoun({
    path: "workflows",
    one: "a workflow",
    many: "workflows",
    tag: "registry",
    parameter: "workflowId",
    register: RegisterWorkflowInput,
    change: ChangeWorkflowInput,
    rows: answers.workflows,
    written: answers.slugged,
    request: { slug: "supplier-payments", name: "Supplier payments", ownerTeam: "finance-ops", touches: ["money"] },
    answer: { id: "wfl_01", slug: "supplier-payments" },
  }),
  ...ofNoun({
    path: "actions",
    one: "an action of a workflow",
    many: "actions",
    tag: "registry",
    parameter: "actionId",
    register: RegisterActionInput,
    change: ChangeActionInput,
    rows: answers.actions,
    written: answers.action,
    request: {
      workflow: "supplier-payments",
      name: "payments.release",
      risk: "high",
      reversibility: "compensable",
      moneyMoving: true,
      amountPath: "args.amountMinor",
      currencyPath: "args.currency",
      counterpartyPath: "args.payee",
      casePath: "args.invoice",
    },
    answer: { id: "act_01", name: "payments.release" },
  }),
  {
    method: "post",
    path: "/api/v1/actions/learn",
    id: "learnSchemas",
    tag: "registry",
    summary: "Reads schemas of an action's arguments and context off the calls recorded so far; writes nothing.",
    scope: "configure",
    input: LearnSchemasInput,
    answer: answers.learnt,
    refusals: ["not_found"],
    examples: {
      request: { workflow: "supplier-payments", name: "payments.release" },
      answers: { learnt: { calls: 120, argsSchema: { type: "object" }, contextSchema: null } },
    },
  },
  ...ofNoun({
    path: "counterparties",
    one: "a counterparty",
    many: "counterparties",
    tag: "registry",
    parameter: "counterpartyId",
    register: RegisterCounterpartyInput,
    change: ChangeCounterpartyInput,
    rows: answers.counterparties,
    written: answers.slugged,
    request: { slug: "north-supply", name: "North Supply Ltd", approved: true },
    answer: { id: "cpty_01", slug: "north-supply" },
  }),
  ...ofNoun({
    path: "sources",
    one: "a source of evidence",
    many: "sources of evidence",
    tag: "registry",
    parameter: "sourceId",
    register: RegisterSourceInput,
    change: ChangeSourceInput,
    rows: answers.sources,
    written: answers.slugged,
    request: { slug: "eval-runner", name: "Nightly evaluations", kind: "eval" },
    answer: { id: "src_01", slug: "eval-runner" },
  }),
  {
    method: "post",
    path: "/api/v1/sources/{sourceId}/revoke",
    id: "revokeSource",
    tag: "registry",
    summary: "Revokes a source: its evidence stops counting at once. It can't be taken back.",
    scope: "configure",
    input: RevokeSourceInput,
    answer: answers.slugged,
    refusals: ["not_found", "already_closed"],
  },
  ...ofNoun({
    path: "teams",
    one: "a team",
    many: "teams",
    tag: "people",
    parameter: "teamId",
    register: CreateTeamInput,
    change: ChangeTeamInput,
    rows: answers.teams,
    written: answers.slugged,
    request: { slug: "finance-ops", name: "Finance operations", timezone: "Europe/Berlin" },
    answer: { id: "team_01", slug: "finance-ops" },
  }),
];
