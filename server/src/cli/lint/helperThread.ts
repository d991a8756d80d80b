/** A second thread that looks at files beside the first one, which tells it what the layers hold. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { loadedRules } from '../../rules/rules';
import type { LintRequest } from './arguments';
import { lintedProject, type SharedProject } from './lintedProject';
import { type LintedPart, lintPart } from './lintFiles';
import { WorkQueue } from './workQueue';

/** What the thread is told when it starts. */
export interface HelperTask {
  readonly request: LintRequest;
  readonly queue: SharedArrayBuffer;
}

export interface Helper {
  /** Gives it what it waits for. */
  begin(project: SharedProject): void;
  /** What it has looked at; undefined where it failed, and what it took has to be looked at again. */
  readonly part: Promise<LintedPart | undefined>;
  stop(): void;
}

/** `program` is the file that starts the program, which calls `helpToLint` in the thread. */
export function startHelper(program: string, task: HelperTask): Helper {
  const worker = new Worker(program, { argv: ['lint-helper'], workerData: task });
  const part = new Promise<LintedPart | undefined>((resolve) => {
    worker.once('message', (answer: LintedPart) => resolve(answer));
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
  return { begin: (project) => worker.postMessage(project), part, stop: () => void worker.terminate() };
}

/** Runs in the thread; elsewhere there is nobody to help. */
export function helpToLint(): void {
  const port = parentPort;
  if (!port) return;
  const { request, queue } = workerData as HelperTask;
  loadedRules();
  port.once('message', (shared: SharedProject) => {
    const { project, paths } = lintedProject(request, shared);
    port.postMessage(lintPart(project, paths, request, new WorkQueue(queue)));
    port.close();
  });
}
