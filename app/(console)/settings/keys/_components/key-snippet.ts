import type { CreatedKey } from "@/lib/contract/keys";

type Made = Pick<CreatedKey, "key" | "scopes" | "agent" | "source">;

/** A call that works with this very key, as far as its scopes go. */
export function keySnippet({ key, scopes, agent, source }: Made, origin: string): string | null {
  if (scopes.includes("decide") && agent) return curl("/api/v1/decisions", key, origin, { agent, workflow: "WORKFLOW", action: "ACTION", args: {} });
  if (scopes.includes("evidence"))
    return curl("/api/v1/evidence", key, origin, {
      ...(source ? { source } : {}),
      kind: "KIND",
      ...(agent ? { agent } : {}),
      fingerprint: "FINGERPRINT",
      observedAt: "2026-11-23T14:10:00Z",
      key: "run-1",
      result: "pass",
    });
  if (scopes.includes("configure")) return `curl ${origin}/api/v1/agents \\\n  -H "Authorization: Bearer ${key}"`;
  return null;
}

const curl = (path: string, key: string, origin: string, body: object): string =>
  [`curl ${origin}${path}`, `-H "Authorization: Bearer ${key}"`, `-H "Content-Type: application/json"`, `-d '${JSON.stringify(body)}'`].join(" \\\n  ");
