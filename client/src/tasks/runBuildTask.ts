/** Runs a build as a task of VS Code and waits for its end. */
import { type Task, type TaskExecution, tasks, window } from 'vscode';
import type { Session } from '../session';
import { type BuildTarget, targetName } from '../toolchain/bitbake/buildTarget';
import type { BuildResult } from './buildRun';
import { createBuildTask, definitionOf } from './buildTask';

/** VS Code ends a task a moment after its terminal: so long a build that is over may still look like a running one. */
const taskEndingMs = 1000;

/**
 * What the build gave, once it is over and the task may be run again; undefined if it could not be started or the same one is running,
 * which is said.
 */
export async function runBuildTask(
  session: Session,
  target: BuildTarget,
  buildFolder: string,
): Promise<BuildResult | undefined> {
  let settle: (result: BuildResult | undefined) => void = () => {};
  const result = new Promise<BuildResult | undefined>((resolve) => {
    settle = resolve;
  });
  const task = createBuildTask(session, definitionOf(target, buildFolder), settle);
  if (!task) return undefined;
  // VS Code would ask whether to restart the other run, and BitBake would wait for it without a word.
  const isRunning = tasks.taskExecutions.some((execution) => isRunOf(task, execution));
  if (isRunning && !(await endsWithin(task, taskEndingMs))) {
    void window.showInformationMessage(`BitBake is at work on ${targetName(target)} already.`);
    return undefined;
  }
  const ended = endOf(task);
  await tasks.executeTask(task);
  await ended;
  return result;
}

function endsWithin(task: Task, limitMs: number): Promise<boolean> {
  const limit = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), limitMs));
  return Promise.race([limit, endOf(task).then(() => true)]);
}

function endOf(task: Task): Promise<void> {
  return new Promise((resolve) => {
    const subscription = tasks.onDidEndTask(({ execution }) => {
      if (!isRunOf(task, execution)) return;
      subscription.dispose();
      resolve();
    });
  });
}

function isRunOf(task: Task, execution: TaskExecution): boolean {
  return execution.task.source === task.source && execution.task.name === task.name;
}
