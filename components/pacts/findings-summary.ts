import type { Finding } from "@/lib/core/pacts/lint-finding";
import { formatCount } from "@/lib/format/format-count";

/** How many of each, in words. */
export function findingsSummary(findings: readonly Finding[]): string {
  const errors = findings.filter(({ level }) => level === "error").length;
  const warnings = findings.length - errors;
  if (findings.length === 0) return "Nothing to mend";
  return [errors > 0 ? formatCount(errors, "error") : null, warnings > 0 ? formatCount(warnings, "warning") : null].filter(Boolean).join(", ");
}
