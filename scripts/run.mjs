/** Runs programs in the checkout, and ends those that still run when this program is told to end. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { CHECKOUT } from './checkout.mjs';

const END_TIMEOUT_MS = 10_000;

/**
 * Programs that have not ended yet.
 * @type {Map<import('node:child_process').ChildProcess, Promise<number>>}
 */
const running = new Map();

let isEnding = false;

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
  return endOf(program);
}

/**
 * Runs a program and returns all that it wrote, errors included, with its exit code. One that has not ended after
 * `timeLimitMs` is killed; `isOverdue` tells.
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {number} [timeLimitMs]
 */
export async function capture(command, commandArguments, environment = process.env, timeLimitMs = undefined) {
  const program = spawn(command, commandArguments, {
    cwd: CHECKOUT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  let isOverdue = false;
  const kill = () => {
    isOverdue = true;
    program.kill('SIGKILL');
    // What it has started may hold its output open.
    for (const stream of [program.stdout, program.stderr]) stream.destroy();
  };
  const timer = timeLimitMs === undefined ? undefined : globalThis.setTimeout(kill, timeLimitMs);
  const code = await endOf(program);
  clearTimeout(timer);
  return { code, output, isOverdue };
}

/**
 * Calls `cleanUp` when a signal asks this program to end, after the programs that it runs have ended. Further signals change
 * nothing: what is to be done is bounded in time.
 * @param {() => Promise<void>} cleanUp
 */
export function onEndingSignal(cleanUp) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, async () => {
      if (isEnding) return;
      isEnding = true;
      for (const program of running.keys()) program.kill('SIGTERM');
      await Promise.race([Promise.all(running.values()), setTimeout(END_TIMEOUT_MS)]);
      for (const program of running.keys()) program.kill('SIGKILL');
      await cleanUp();
      process.exit(128 + constants.signals[signal]);
    });
  }
}

/**
 * @param {import('node:child_process').ChildProcess} program
 * @returns {Promise<number>}
 */
async function endOf(program) {
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
    program.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    program.once('close', (code) => resolve(code ?? 1));
  }).finally(() => running.delete(program));
  running.set(program, ended);
  const code = await ended;
  // Whoever waits for a program that was ended by a signal is not to start the next one.
  return isEnding ? new Promise(() => {}) : code;
}
