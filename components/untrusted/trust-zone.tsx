import { type ReactNode, useId } from "react";

const ZONES = {
  decoded: { label: "Decoded by the gateway", rule: "border-solid border-text" },
  reported: { label: "Reported by tools", rule: "border-dashed border-border-strong" },
} as const;

/** Where facts come from, as a rule and in words. The third zone, the agent's own words, is `UntrustedText`. */
export function TrustZone({ zone, label, children }: { zone: keyof typeof ZONES; label?: string; children: ReactNode }) {
  const labelId = useId();
  const { label: usual, rule } = ZONES[zone];
  return (
    <section aria-labelledby={labelId} className={`min-w-0 border-l-4 pl-3 ${rule}`}>
      <p id={labelId} className="mb-1 text-meta font-semibold text-muted">
        {label ?? usual}
      </p>
      {children}
    </section>
  );
}
