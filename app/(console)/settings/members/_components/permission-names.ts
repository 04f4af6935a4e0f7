import type { Permission } from "@/lib/core/members/permissions";

export const PERMISSION_NAMES = {
  "reviews.decide": "Decide review items",
  "pacts.author": "Write pacts",
  "pacts.approve": "Approve pact versions of others",
  "agents.narrow": "Narrow or suspend agents",
  "triggers.close": "Close what narrows an agent",
  "registry.manage": "Register agents, workflows, actions, counterparties, sources and teams",
  "builds.verify": "Verify builds",
  "evidence.submit": "Send evidence",
  "outcomes.report": "Report outcomes",
  "decisions.ask": "Ask for decisions",
  "members.manage": "Manage members, roles and who is in a team",
  "keys.manage": "Make and revoke API keys",
  "settings.manage": "Change settings",
  "history.read": "Read everything, history included",
} as const satisfies Record<Permission, string>;
