/** Runs the steps of a plan one after the other, up to the first that fails. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { InterruptedError, runProgram } from '../runProgram';
import type { StepProgress } from '../stepProgress';
import { copyProgress } from './copyProgress';
import { type DeployFailure, explainFailure, mayPass } from './failure';
import { fullDisk, tellsOfFullDisk } from './fullDisk';
import type { Check, DeployPlan, DeployStep, FailureSubject, RunStep } from './plan';
import { removeUnfinished } from './unfinishedFile';

export interface RunOptions {
  onProgress(progress: StepProgress): void;
  readonly signal?: AbortSignal | undefined;
  /** Variables for the programs, such as the place of an auth file that only this run has. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** How long to wait before each repetition after a fault of the network, in milliseconds. */
  readonly retryDelaysMs?: readonly number[] | undefined;
}

export type PlanOutcome =
  | {
      readonly kind: 'done';
      /** What the destination has. */
      readonly digest: string;
    }
  | { readonly kind: 'failed'; readonly step: string; readonly failure: DeployFailure };

const usualDelaysMs = [500, 1500, 4000];
const mostOutputBytes = 8 * 1024 * 1024;

/**
 * What a program refuses comes back as `failed`. Rejects with MissingProgramError if one cannot be started, and with InterruptedError if the
 * signal ended it.
 */
export async function runPlan(plan: DeployPlan, options: RunOptions): Promise<PlanOutcome> {
  try {
    return await runSteps(plan, options);
  } finally {
    // What was given its name is no more there; of an ended run it is.
    for (const step of plan.steps) if (step.kind === 'publish') await rm(step.from, { force: true });
  }
}

async function runSteps(plan: DeployPlan, options: RunOptions): Promise<PlanOutcome> {
  const sharePercent = 100 / plan.steps.length;
  for (const step of plan.steps) {
    if (options.signal?.aborted) throw new InterruptedError(step.title);
    options.onProgress({ message: step.title, incrementPercent: 0 });
    const reported = { percent: 0 };
    const onProgress = ({ message, incrementPercent }: StepProgress) => {
      const increment = Math.min((incrementPercent * sharePercent) / 100, sharePercent - reported.percent);
      reported.percent += increment;
      options.onProgress({ message, incrementPercent: increment });
    };
    const failure = await runStep(step, { ...options, onProgress });
    if (failure) return { kind: 'failed', step: step.title, failure };
    options.onProgress({ message: '', incrementPercent: sharePercent - reported.percent });
  }
  return { kind: 'done', digest: plan.digestFile === undefined ? plan.digest : await digestIn(plan.digestFile) };
}

/** Undefined if all went well. */
async function runStep(step: DeployStep, options: RunOptions): Promise<DeployFailure | undefined> {
  if (step.kind === 'run') return runRepeating(step, options);
  try {
    if (step.kind === 'write') await writeFile(step.path, step.text);
    else if (step.kind === 'link') await symlink(step.to, step.path);
    else if (step.kind === 'removeUnfinished') await removeUnfinished(step.path);
    else await publish(step.from, step.to);
    return undefined;
  } catch (error) {
    return fileFailure(step, error);
  }
}

function fileFailure(step: Exclude<DeployStep, RunStep>, error: unknown): DeployFailure {
  const text = error instanceof Error ? error.message : String(error);
  if (!tellsOfFullDisk(text)) return { cause: 'other', message: `${step.title}: ${text}`, output: '' };
  const path = step.kind === 'publish' ? step.to : step.path;
  return { cause: 'space', message: fullDisk(dirname(path)), output: '' };
}

/** The content reaches the disk before the name does, so that not even a loss of power leaves half a file under it. */
async function publish(from: string, to: string): Promise<void> {
  const file = await open(from, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(from, to);
}

async function runRepeating(step: RunStep, options: RunOptions): Promise<DeployFailure | undefined> {
  const delaysMs = step.isRepeatable ? (options.retryDelaysMs ?? usualDelaysMs) : [];
  for (const delayMs of delaysMs) {
    const failure = await runOnce(step, options);
    if (!failure || !mayPass(failure)) return failure;
    options.onProgress({ message: `${failure.message} Trying again in ${delayMs / 1000} s.`, incrementPercent: 0 });
    await pause(delayMs, step, options.signal);
  }
  return runOnce(step, options);
}

async function pause(delayMs: number, step: RunStep, signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(delayMs, undefined, { ...(signal ? { signal } : {}) }).catch(() => {
    throw new InterruptedError(step.command.program);
  });
}

async function runOnce(step: RunStep, options: RunOptions): Promise<DeployFailure | undefined> {
  let printed = '';
  const command = { ...step.command, environment: { ...options.environment, ...step.command.environment } };
  const report = step.check ? () => {} : copyProgress(step.progressSteps, options.onProgress);
  const { exitCode, output } = await runProgram(command, options.signal, (text, stream) => {
    if (stream === 'stdout' && step.check) printed = (printed + text).slice(0, mostOutputBytes);
    report(text);
  });
  if (exitCode !== 0) {
    const failure = explainFailure(output, exitCode, step.about, await fullStorage(step, output, options));
    if (failure.cause === 'space' && step.makeRoom) await runProgram(step.makeRoom, options.signal);
    return failure;
  }
  return step.check && !(await holds(step.check, printed)) ? otherContent(step, output) : undefined;
}

/** The folder in which the program keeps images, if its disk may be the one that is full. */
async function fullStorage({ storage }: RunStep, output: string, options: RunOptions): Promise<string | undefined> {
  if (!storage || !tellsOfFullDisk(output)) return undefined;
  let printed = '';
  const command = { ...storage, environment: { ...options.environment, ...storage.environment } };
  const { exitCode } = await runProgram(command, options.signal, (text, stream) => {
    if (stream === 'stdout') printed = (printed + text).slice(0, mostOutputBytes);
  });
  const folder = printed.trim();
  return exitCode === 0 && folder.startsWith('/') ? folder : undefined;
}

async function holds(check: Check, printed: string): Promise<boolean> {
  switch (check.kind) {
    case 'sha256OfOutput': {
      const { expected } = check;
      const digest = expected.kind === 'digest' ? expected.digest : await digestIn(expected.path);
      return digest === `sha256:${createHash('sha256').update(printed).digest('hex')}`;
    }
    case 'digestInOutput':
      return check.expected.some((digest) => printed.includes(digest));
    case 'sha256InOutput':
      return printed.includes(await sha256OfFile(check.file));
  }
}

function otherContent(step: RunStep, output: string): DeployFailure {
  const message = `${placeOf(step.about)} has another image under this name than the one that was sent. Deploy it again, and see that nobody else does at the same time.`;
  return { cause: 'image', message, output };
}

function placeOf(about: FailureSubject): string {
  switch (about.kind) {
    case 'registry':
      return about.registry;
    case 'host':
      return about.host;
    case 'program':
      return about.program;
  }
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function digestIn(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).trim();
}
