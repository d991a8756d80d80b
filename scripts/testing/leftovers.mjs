/**
 * Finds processes that tests left behind. All that they start has what they were given in its environment, whatever process group
 * it is in.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const GRACE_MS = 3_000;
const POLL_DELAY_MS = 100;

/**
 * Waits a little for the processes to end whose environment has a line `NAME=VALUE`, and kills those that do not. Returns their
 * command lines. Sees nothing where there is no /proc.
 * @param {string} line
 * @returns {Promise<string[]>}
 */
export async function endLeftovers(line) {
  const giveUpAt = Date.now() + GRACE_MS;
  let leftovers = processesOf(line);
  while (leftovers.length > 0 && Date.now() < giveUpAt) {
    await setTimeout(POLL_DELAY_MS);
    leftovers = processesOf(line);
  }
  for (const { id } of leftovers) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
  return leftovers.map(({ commandLine }) => commandLine);
}

/** @param {string} line */
function processesOf(line) {
  return processIds()
    .filter((id) => id !== process.pid && readProcessFile(id, 'environ').includes(`\0${line}`))
    .map((id) => ({ id, commandLine: readProcessFile(id, 'cmdline').replaceAll('\0', ' ').trim() }));
}

function processIds() {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/**
 * @param {number} id
 * @param {string} file
 */
function readProcessFile(id, file) {
  try {
    return `\0${readFileSync(`/proc/${id}/${file}`, 'utf8')}`;
  } catch {
    // The process has ended, or is another user's.
    return '';
  }
}
