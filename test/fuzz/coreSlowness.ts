/** How fast the core is that a measurement runs on. */

/** What the count below takes on a core of 3 GHz, two cycles a step and three steps a round. */
const usualMs = 200;
const rounds = 100_000_000;

/**
 * How many times longer this core needs than a usual one, 1 or more. Each step depends on the one before, so the number says what clock the core
 * runs at, and whether another program shares it.
 */
export function coreSlowness(): number {
  shifted(rounds / 100);
  const before = process.cpuUsage();
  shifted(rounds);
  return Math.max(1, process.cpuUsage(before).user / 1000 / usualMs);
}

function shifted(count: number): number {
  let state = 1;
  for (let round = 0; round < count; round++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  return state;
}
