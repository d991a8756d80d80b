/** Waits for what VS Code does in its own time. */
import { setTimeout } from 'node:timers/promises';

const TIMEOUT_MS = 20_000;
const POLL_DELAY_MS = 50;

/** The first answer of `look` that is neither undefined nor false. Fails with the name of what did not come. */
export async function until<Value>(
  what: string,
  look: () => Value | undefined | false | Promise<Value | undefined | false>,
): Promise<Value> {
  const giveUpAt = Date.now() + TIMEOUT_MS;
  while (Date.now() < giveUpAt) {
    const value = await look();
    if (value !== undefined && value !== false) return value;
    await setTimeout(POLL_DELAY_MS);
  }
  throw new Error(`${what} did not come within ${TIMEOUT_MS} ms`);
}
