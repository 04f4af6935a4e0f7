import { z } from "zod";
import type { BuildId } from "../core/ids";
import type { Scope } from "../core/pacts/pact-document";
import { displayName, reference } from "./names";
import { plainText, ScopeInput } from "./scope";

/** What a fingerprint is made of. Digests of templates and schemas, never of rendered text. */
const FingerprintParts = z.strictObject({
  model: plainText(200, "the name of a model"),
  modelVersion: plainText(200, "the version of the model"),
  promptDigest: plainText(200, "a digest of the prompt template"),
  toolsetDigest: plainText(200, "a digest of the tools' schemas"),
});
export type FingerprintParts = z.output<typeof FingerprintParts>;

export const RegisterBuildInput = z
  .strictObject({
    agent: reference("the agent"),
    label: displayName("the build a name, such as its release"),
    /** As the agent's requests carry it; made from the parts where they are given. */
    fingerprint: plainText(200, "a fingerprint without spaces")
      .refine((text) => !/\s/.test(text), "must be a fingerprint without spaces")
      .optional(),
    parts: FingerprintParts.optional(),
    declaredScope: ScopeInput,
  })
  .refine(({ fingerprint, parts }) => (fingerprint === undefined) !== (parts === undefined), {
    path: ["fingerprint"],
    error: "Give either the fingerprint or the parts that it is made from.",
  });
export type RegisterBuildInput = z.input<typeof RegisterBuildInput>;

export const VerifyBuildInput = z.strictObject({
  buildId: reference("the build"),
  /** Inside the declared scope. */
  verifiedScope: ScopeInput,
});
export type VerifyBuildInput = z.input<typeof VerifyBuildInput>;

/** Nobody vouches for what was only seen or registered; a verified build may do what its verified scope says. */
export type BuildStanding = "seen" | "registered" | "verified";

export type BuildRow = {
  id: BuildId;
  agent: string;
  label: string;
  fingerprint: string;
  parts: FingerprintParts | null;
  standing: BuildStanding;
  declaredScope: Scope | null;
  verifiedScope: Scope | null;
  registeredAt: string | null;
  firstSeenAt: string | null;
  verifiedAt: string | null;
  /** Name of who vouched for it. */
  verifiedBy: string | null;
};

/** What a scope can name, for the choices of a form. */
export type ScopeNames = { actions: string[]; counterparties: string[] };
