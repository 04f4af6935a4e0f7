import "server-only";
import type { FingerprintParts } from "@/lib/contract/builds";
import type { Scope } from "@/lib/core/pacts/pact-document";
import { digestOf } from "../ledger/canonical";

/** A fingerprint is the digest of what an agent is made of and of what it is meant to do. Whoever knows the parts can make it again. */
export const fingerprintOf = ({ model, modelVersion, promptDigest, toolsetDigest }: FingerprintParts, declaredScope: Scope): string =>
  digestOf({ model, modelVersion, promptDigest, toolsetDigest, declaredScope });
