#!/usr/bin/env node
// Proofs of the kind that the airline's pact asks for: 48 clean units of each over four days, the newest at most two hours old.
// A stand-in for the audits that a real airline would report from. Printed as JSON lines:
//   node examples/airline/evidence.mjs --agent desk-agent --fingerprint sha256:… [--source desk-audit]
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const HOUR = 3_600_000;
const EVERY = 2 * HOUR;
const UNITS = 48;

/** What each source reports about. */
const AUDITS = { "desk-audit": ["conversation-audit", "compensation-audit"], "fare-audit": ["booking-audit", "change-audit", "cancellation-audit"] };

/**
 * Units stand at fixed times of the day, and their keys name the time: made again within two hours they are the same units, and
 * made again tomorrow they are newer ones.
 */
export function freshEvidence({ source, agent, fingerprint, now }) {
  const newest = Math.floor(now / EVERY) * EVERY;
  return AUDITS[source].flatMap((kind) =>
    Array.from({ length: UNITS }, (_, i) => {
      const observedAt = new Date(newest - i * EVERY).toISOString();
      return { source, kind, agent, fingerprint, observedAt, key: `${kind}:${fingerprint}:${observedAt}`, phase: "in_production", result: "pass" };
    }),
  );
}

export const sources = Object.keys(AUDITS);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = { type: "string" };
  const { values } = parseArgs({ options: { source: text, agent: { ...text, default: "desk-agent" }, fingerprint: text } });
  if (!values.fingerprint) {
    console.error("Say with --fingerprint which build was observed.");
    process.exit(2);
  }
  for (const source of values.source ? [values.source] : sources) {
    for (const item of freshEvidence({ ...values, source, now: Date.now() })) console.log(JSON.stringify(item));
  }
}
