import type { Role } from "@/lib/core/closed-lists";

export const ROLE_NAMES = {
  operator: "Operator",
  product_owner: "Product owner",
  trust_lead: "Trust lead",
  auditor: "Auditor",
  admin: "Admin",
} as const satisfies Record<Role, string>;
