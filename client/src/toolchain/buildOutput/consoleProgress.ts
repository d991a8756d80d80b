/** How far a build is, told from BitBake's console alone: where there is no event log to read, or not yet. */
import type { BuildProgress, RunningTask, TaskCount } from './buildEvents';

/** What `NOTE: Running task N of M` says. */
export interface ConsoleStep {
  /** Tasks finished or running; skipped ones count, so that the number may jump. */
  readonly current: number;
  readonly total: number;
  /** Whether the result of the task is looked for in sstate; such tasks are counted by themselves. */
  readonly isSetscene: boolean;
  /** The recipe's file, and the task: empty where the console does not name them. */
  readonly recipe: string;
  readonly task: string;
}

export interface ConsoleTask {
  /** The recipe's PF: `app-1.0-r0`. */
  readonly recipe: string;
  readonly task: string;
  readonly isRunning: boolean;
}

export interface ConsoleProgress {
  takeStep(step: ConsoleStep): void;
  takeTask(task: ConsoleTask): void;
  current(): BuildProgress;
}

export function createConsoleProgress(now: () => number = Date.now): ConsoleProgress {
  let tasks: TaskCount | undefined;
  let setscene: TaskCount | undefined;
  const running = new Map<string, RunningTask>();

  return {
    takeStep({ current, total, isSetscene }) {
      // The step that begins counts, and so do those that run.
      const done = Math.max(0, current - 1 - running.size);
      if (isSetscene) setscene = { done, total };
      else tasks = { done: Math.max(done, tasks?.done ?? 0), total };
    },
    takeTask({ recipe, task, isRunning }) {
      const key = `${recipe}:${task}`;
      if (isRunning) running.set(key, { recipe, task, startedMs: now() });
      else if (running.delete(key) && tasks && !task.endsWith('_setscene')) {
        tasks = { ...tasks, done: Math.min(tasks.done + 1, tasks.total) };
      }
    },
    current: () => ({ phase: undefined, tasks, setscene, running: [...running.values()] }),
  };
}
