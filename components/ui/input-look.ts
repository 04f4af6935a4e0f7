/** Everything that is typed into or chosen from. */
export const INPUT =
  "min-h-8 rounded-control border border-border-strong bg-surface px-2 py-1 text-body text-text aria-invalid:border-lane-escalate aria-invalid:outline-lane-escalate [&[readonly]]:bg-surface-2 disabled:bg-surface-2 disabled:text-muted";
