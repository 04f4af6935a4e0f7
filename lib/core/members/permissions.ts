import type { KeyScope, Role } from "../closed-lists";

type Rule = {
  /** Any of these roles may. */
  roles: readonly Role[];
  /** An integration key with any of these scopes may. No key can decide a review. */
  scopes: readonly KeyScope[];
};

/** Who may do what, before anything about the single case is known. Separation of duties is checked per act, not here. */
export const PERMISSIONS = {
  "reviews.decide": { roles: ["operator", "trust_lead"], scopes: [] },
  "pacts.author": { roles: ["product_owner", "trust_lead"], scopes: ["configure"] },
  "pacts.approve": { roles: ["product_owner", "trust_lead"], scopes: [] },
  "agents.narrow": { roles: ["operator", "trust_lead"], scopes: [] },
  "triggers.close": { roles: ["trust_lead"], scopes: [] },
  "registry.manage": { roles: ["admin", "product_owner", "trust_lead"], scopes: ["configure"] },
  "builds.verify": { roles: ["trust_lead"], scopes: [] },
  "evidence.submit": { roles: [], scopes: ["evidence"] },
  "outcomes.report": { roles: [], scopes: ["outcome"] },
  "decisions.ask": { roles: [], scopes: ["decide"] },
  "members.manage": { roles: ["admin"], scopes: [] },
  "keys.manage": { roles: ["admin"], scopes: [] },
  "settings.manage": { roles: ["admin"], scopes: [] },
  "history.read": { roles: ["operator", "product_owner", "trust_lead", "auditor", "admin"], scopes: ["explain"] },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof PERMISSIONS;

/** The command line holds the machine, and the product itself acts on rules: both may do what their code asks for. */
export type Standing = { kind: "member"; roles: readonly Role[] } | { kind: "key"; scopes: readonly KeyScope[] } | { kind: "cli" } | { kind: "system" };

export function may(standing: Standing, permission: Permission): boolean {
  const rule: Rule = PERMISSIONS[permission];
  if (standing.kind === "member") return standing.roles.some((role) => rule.roles.includes(role));
  if (standing.kind === "key") return standing.scopes.some((scope) => rule.scopes.includes(scope));
  return true;
}

/** The roles that hold a permission, for saying who could act instead. */
export const holders = (permission: Permission): readonly Role[] => PERMISSIONS[permission].roles;
