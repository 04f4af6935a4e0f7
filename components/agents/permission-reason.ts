import type { Role } from "@/lib/core/closed-lists";
import { formatList } from "@/lib/format/format-count";

const ROLE_WORDS = {
  operator: "Operator",
  product_owner: "Product owner",
  trust_lead: "Trust lead",
  auditor: "Auditor",
  admin: "Admin",
} as const satisfies Record<Role, string>;

const MOST_NAMES = 4;

/** "Narrowing needs Operator or Trust lead: Ana and Bo." Who could, where one can't oneself. */
export function permissionReason(what: string, { roles, names }: { roles: readonly Role[]; names: readonly string[] }): string {
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`] : names;
  return `${what} needs ${formatList(
    roles.map((role) => ROLE_WORDS[role]),
    "or",
  )}${shown.length > 0 ? `: ${formatList(shown)}.` : "; nobody holds it now."}`;
}
