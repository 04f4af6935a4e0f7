import "server-only";
import { z } from "zod";
import { PactDocumentInput } from "@/lib/contract/pact-document";
import type { DraftCheck, PactListRow, SavedDraft } from "@/lib/contract/pacts";
import { VERSION_STATUSES } from "@/lib/core/closed-lists";
import type { LintCode } from "@/lib/core/pacts/lint-finding";
import { id, json, says } from "./answer-parts";
import type { Endpoint } from "./endpoint";

const finding = z.object({
  code: z.custom<LintCode>().meta({ type: "string", pattern: "^[EW]\\d\\d$" }),
  level: z.enum(["error", "warning"]).meta({ description: "Errors block publishing." }),
  path: z.string().meta({ description: "Where in the document: `clauses[1].consequences.incident`." }),
  message: z.string(),
  fix: z.string(),
});

const check = says<DraftCheck>()(
  z.object({
    findings: z.array(finding),
    changes: z
      .array(z.object({ path: z.string(), sentence: z.string(), direction: z.enum(["strengthens", "weakens", "changes"]) }))
      .nullable()
      .meta({ description: "Against the version in force; null while there is none." }),
    onlyStrengthens: z.boolean(),
  }),
);

const saved = says<SavedDraft>()(
  z.object({
    pactId: id<SavedDraft["pactId"]>(),
    slug: z.string(),
    number: z.int(),
    status: z.enum(VERSION_STATUSES),
    digest: z.string(),
    unchanged: z.boolean().meta({ description: "The text is there already; nothing was written." }),
  }),
);

const YAML = ["application/yaml"] as const;

export const PACT_ENDPOINTS: readonly Endpoint[] = [
  {
    method: "get",
    path: "/api/v1/pacts",
    id: "listPacts",
    tag: "pacts",
    summary: "Lists pacts with what is in force and what is in work.",
    scope: "configure",
    answer: z.object({
      pacts: z.array(json<PactListRow>("A pact: its address, owner, agents, workflow, mode, version, findings and how fresh its proofs are.")),
    }),
    refusals: [],
  },
  {
    method: "post",
    path: "/api/v1/pacts",
    id: "saveDraft",
    tag: "pacts",
    summary: "Saves a pact document as a draft: a new pact, or the next version of one. Publishing it is a person's act.",
    description: "201 when something was written, 200 when the text was there already.",
    scope: "configure",
    input: PactDocumentInput,
    alsoTakes: YAML,
    query: z.object({
      expected: z.string().optional().meta({ description: "Digest of the version that the text rests on; a newer one makes it a conflict." }),
    }),
    answer: saved,
    status: 201,
    refusals: ["version_conflict", "slug_is_fixed"],
  },
  {
    method: "get",
    path: "/api/v1/pacts/{slug}",
    id: "loadPact",
    tag: "pacts",
    summary: "Reads one version of a pact: the one asked for, or the one in force, or the newest.",
    scope: "configure",
    query: z.object({
      version: z
        .string()
        .regex(/^[1-9]\d*$/)
        .optional(),
    }),
    answer: z.object({
      slug: z.string(),
      inForce: z.int().nullable(),
      version: json<unknown>("The version with its whole document, authors and approvals."),
      findings: z.array(finding),
    }),
    refusals: ["not_found"],
  },
  {
    method: "post",
    path: "/api/v1/pacts/{slug}/lint",
    id: "lintPact",
    tag: "pacts",
    summary: "Says what publishing a document would say, and writes nothing. An empty body asks about the newest version.",
    scope: "configure",
    input: PactDocumentInput,
    alsoTakes: YAML,
    answer: check,
    refusals: ["not_found"],
  },
];
