// One line per step, with what it came to and how long it took.
let last = performance.now();

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** Says at once that a step which takes a while has begun. */
export function announce(sentence) {
  console.log(`  ${sentence} …`);
}

export function report(step, outcome) {
  const now = performance.now();
  console.log(`  ${step.padEnd(12)}${outcome.padEnd(42)}${seconds(now - last).padStart(8)}`);
  last = now;
}

export const elapsed = () => seconds(performance.now());
