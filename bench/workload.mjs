// What every contestant decides: a pact of `count` clauses, each two comparisons, over the same 200 requests.

const PAYEES = Array.from({ length: 30 }, (_, i) => `supplier-${String(i).padStart(2, "0")}`);

/** Always the same numbers, so that runs can be compared. */
function seeded(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A clause forbids its payee anything above its limit. */
export function clausesOf(count) {
  const random = seeded(7);
  return Array.from({ length: count }, (_, i) => ({ key: `C-${i + 1}`, payee: PAYEES[i % PAYEES.length], limitMinor: 100_000 + random(400_000) }));
}

export function requestsOf(count = 200) {
  const random = seeded(11);
  return Array.from({ length: count }, (_, i) => ({
    agent: "invoice-bot",
    workflow: "supplier-payments",
    action: "payments.release",
    args: { invoice: `INV-${1_000 + i}`, payee: PAYEES[random(PAYEES.length)], amountMinor: 1_000 + random(300_000), currency: "EUR" },
    context: { poMatch: true, threeWayMatch: true },
    fingerprint: "sha256:1f0c",
    supports: ["cap_amount", "settlement_hold"],
  }));
}

export const payees = PAYEES;

/** What the answer has to be. */
export const isPermitted = (clauses, { args }) => clauses.every(({ payee, limitMinor }) => args.payee !== payee || args.amountMinor <= limitMinor);
