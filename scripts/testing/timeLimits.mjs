/** How long tests may take. What hangs is to be named, not to hang the run. */

/** The slowest file takes half a minute on two calm cores. */
export const FILE_LIMIT_MS = 300_000;

/** A run takes a quarter of an hour on two calm cores. Whoever waits for one that hangs is to get its count. */
const RUN_LIMIT_MS = 60 * 60_000;

/**
 * How long what starts now may take: `limitMs`, or what is left of the run; 0 once its time is over.
 * @param {number} limitMs
 */
export function timeLeft(limitMs) {
  return Math.max(0, Math.min(limitMs, RUN_LIMIT_MS - performance.now()));
}
