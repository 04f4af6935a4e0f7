import "server-only";
import type { EnforceVersionInput } from "@/lib/contract/pacts";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { Finding } from "@/lib/core/pacts/lint-finding";
import { blocks, lintPact } from "@/lib/core/pacts/lint-pact";
import { sameJson } from "@/lib/core/pacts/same-json";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import type { Tx } from "../ledger/transact";
import { refreshDelegations } from "../trust/refresh-delegations";
import { onlyStrengthens } from "./approve-version";
import { isApproved } from "./approvers";
import { lintRegistry } from "./lint-registry";
import { liveVersions, pactInWork } from "./pact-in-work";
import { pactRow } from "./pact-row";

export type EnforcedVersion = { slug: string; number: number; share: 100; onlyStrengthens: boolean; retired: number[] };

/**
 * Puts a version in force: from the next request on it is what decides. Errors of the lint block it; unless every change is
 * provably stricter than what is in force, somebody who didn't write it must have approved it.
 */
export async function enforceVersion(
  tx: Tx,
  actor: Actor,
  { slug, number, digest, share }: EnforceVersionInput,
): Promise<Result<EnforcedVersion, RefusalCode>> {
  await tx.moveSnapshot();
  const pact = await pactInWork(tx, slug);
  const version = pact?.versions.find((one) => one.number === number);
  if (!pact || !version) return refuse("not_found");
  if (digest !== undefined && digest !== version.digest) return refuse("version_conflict");
  if (version.status !== "draft" && version.status !== "approved") return refuse("changed_meanwhile");

  const findings = lintPact(version.document, await lintRegistry(tx));
  if (blocks(findings)) return refuse("lint_errors", errorFields(findings));
  const stricter = onlyStrengthens(pact, version);
  const entry = { chain: pact.row.id, at: tx.iso, actor: actorId(actor) } as const;
  if (!stricter && !(await isApproved(tx, version))) {
    if (actor.kind !== "cli") return refuse("approval_needed");
    await tx.append({ ...entry, type: "pact.approved", data: { version: version.id, member: actor.id, at: tx.iso } });
  }
  const row = await pactRow(tx, version.document, pact.row.id, pact.row.createdAt);
  if (row === null) return refuse("lint_errors", { owner: "The owner isn't a registered team." });
  const retired = liveVersions(pact);
  await tx.append({
    ...entry,
    type: "pact.enforced",
    data: {
      version: version.id,
      number,
      share,
      at: tx.iso,
      retired: retired.map((one) => one.id),
      onlyStrengthens: stricter,
      ...(sameJson(row, pact.row) ? {} : { pact: row }),
    },
  });
  await refreshDelegations(tx);
  return ok({ slug, number, share, onlyStrengthens: stricter, retired: retired.map((one) => one.number) });
}

/** Path → what is so and what to do; the first error of a place is the one to mend first. */
function errorFields(findings: readonly Finding[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { level, path, message, fix } of findings) if (level === "error") fields[path] ??= `${message} ${fix}`;
  return fields;
}
