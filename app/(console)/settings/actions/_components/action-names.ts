import type { Reversibility, Risk } from "@/lib/core/closed-lists";

export const RISK_NAMES = { low: "Low", medium: "Medium", high: "High" } as const satisfies Record<Risk, string>;
export const REVERSIBILITY_NAMES = { reversible: "Reversible", compensable: "Compensable", irreversible: "Irreversible" } as const satisfies Record<
  Reversibility,
  string
>;
