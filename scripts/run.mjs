// Runs programs in the checkout, and ends those that still run when this program is told to end.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { CHECKOUT } from './checkout.mjs';

const END_TIMEOUT_MS = 10_000;

/**
 * Programs that have not ended yet.
 * @type {Map<import('node:child_process').ChildProcess, Promise<number>>}
 */
const running = new Map();

/**
 * Runs a program to its end and returns its exit code, which is 1 when it could not be started or a signal ended it.
 * Its standard output goes to `onLine` where that is given.
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @param {{ environment?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options]
 * @returns {Promise<number>}
 */
export function run(command, commandArguments, { environment = process.env, onLine } = {}) {
  const program = spawn(command, commandArguments, {
    cwd: CHECKOUT,
    env: environment,
    stdio: ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'],
    // On Windows npm is a batch file, which only a shell starts.
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (onLine && program.stdout) createInterface({ input: program.stdout }).on('line', onLine);
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
    program.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    program.once('close', (code) => resolve(code ?? 1));
  }).finally(() => running.delete(program));
  running.set(program, ended);
  return ended;
}

/**
 * Runs a program and returns all that it wrote, errors included, with its exit code.
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @param {NodeJS.ProcessEnv} [environment]
 */
export async function capture(command, commandArguments, environment = process.env) {
  const program = spawn(command, commandArguments, {
    cwd: CHECKOUT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [program.stdout, program.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
    program.once('error', () => resolve(1));
    program.once('close', (code) => resolve(code ?? 1));
  }).finally(() => running.delete(program));
  running.set(program, ended);
  return { code: await ended, output };
}

/**
 * Calls `cleanUp` when a signal asks this program to end, after the programs that it runs have ended.
 * @param {() => Promise<void>} cleanUp
 */
export function onEndingSignal(cleanUp) {
  for (const [signal, number] of /** @type {const} */ ([
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ])) {
    process.once(signal, async () => {
      for (const program of running.keys()) program.kill('SIGTERM');
      await Promise.race([Promise.all(running.values()), setTimeout(END_TIMEOUT_MS)]);
      for (const program of running.keys()) program.kill('SIGKILL');
      await cleanUp();
      process.exit(128 + number);
    });
  }
}
