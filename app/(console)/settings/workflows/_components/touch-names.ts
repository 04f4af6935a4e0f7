import type { Touch } from "@/lib/core/closed-lists";

export const TOUCH_NAMES = {
  money: "Money",
  permissions: "Permissions",
  counterparties: "Counterparties",
  customer_outcomes: "Customer outcomes",
} as const satisfies Record<Touch, string>;
