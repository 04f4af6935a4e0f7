import { ROLES, type Role } from "@/lib/core/closed-lists";
import { ROLE_NAMES } from "../../../_components/role-names";

const HINTS = {
  operator: "Decides paused actions of their teams’ queues, and narrows agents.",
  product_owner: "Writes pacts and keeps the registry.",
  trust_lead: "Approves what loosens a pact, verifies builds, closes what narrows an agent.",
  auditor: "Reads everything, changes nothing.",
  admin: "Manages members, keys and settings.",
} as const satisfies Record<Role, string>;

export const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role], hint: HINTS[role] }));
