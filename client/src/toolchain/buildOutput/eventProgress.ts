/** How far a build is, told from the events of BitBake's log. */
import type { BuildPhase, BuildProgress, RunningTask, TaskCount } from './buildEvents';
import { numberField, recordField, textField } from './eventFields';
import type { BuildEvent } from './eventLogReader';

export interface EventProgress {
  /** Whether the event changed anything. */
  take(event: BuildEvent): boolean;
  current(): BuildProgress;
}

/** Phases whose events have a class of their own; others are named by theirs. */
const phaseNames: readonly (readonly [classes: RegExp, name: string])[] = [
  [/^bb\.event\.CacheLoad(?:Started|Progress)$/, 'Loading cache'],
  [/^bb\.event\.Parse(?:Started|Progress)$/, 'Parsing recipes'],
];

const processClasses = /^bb\.event\.Process(?:Started|Progress)$/;
const countClasses = /^bb\.runqueue\.(?:runQueueTask|sceneQueueTask)(?:Started|Completed|Skipped|Failed)$/;

/** The classes of the events that progress is told from. */
export const progressClasses: readonly string[] = [
  ...[
    'CacheLoadStarted',
    'CacheLoadProgress',
    'ParseStarted',
    'ParseProgress',
    'ProcessStarted',
    'ProcessProgress',
  ].map((name) => `bb.event.${name}`),
  ...['runQueueTask', 'sceneQueueTask'].flatMap((queue) =>
    ['Started', 'Completed', 'Skipped', 'Failed'].map((end) => `bb.runqueue.${queue}${end}`),
  ),
  ...['TaskStarted', 'TaskProgress', 'TaskSucceeded', 'TaskFailed', 'TaskFailedSilent'].map(
    (name) => `bb.build.${name}`,
  ),
];

/** Times are those of this machine: the clock of a container or another host may be another one. */
export function createEventProgress(now: () => number = Date.now): EventProgress {
  let phase: BuildPhase | undefined;
  let tasks: TaskCount | undefined;
  let setscene: TaskCount | undefined;
  /** By the process in which the task runs. */
  const running = new Map<number, RunningTask>();

  function takeCounts(event: BuildEvent): boolean {
    const stats = recordField(event, 'stats');
    if (!stats) return false;
    const count = (name: string) => numberField(stats, name) ?? 0;
    phase = undefined;
    tasks = { done: count('completed') + count('failed'), total: count('total') };
    const scene = { done: count('setscene_covered') + count('setscene_notcovered'), total: count('setscene_total') };
    setscene = scene.total > 0 ? scene : undefined;
    return true;
  }

  function takeTask(event: BuildEvent): boolean {
    const pid = numberField(event, 'pid');
    if (pid === undefined) return false;
    if (event.className === 'bb.build.TaskStarted') {
      running.set(pid, startedTask(event, now()));
      return true;
    }
    if (event.className !== 'bb.build.TaskProgress') return running.delete(pid);
    const task = running.get(pid);
    const percent = numberField(event, 'progress');
    // Less than nothing stands for an extent that is not known.
    if (!task || percent === undefined || percent < 0) return false;
    running.set(pid, { ...task, percent: Math.min(percent, 100) });
    return true;
  }

  return {
    take(event) {
      const { className } = event;
      if (className.startsWith('bb.build.')) return takeTask(event);
      if (countClasses.test(className)) return takeCounts(event);
      const begun = phaseOf(event, phase);
      if (begun) phase = begun;
      return begun !== undefined;
    },
    current: () => ({ phase, tasks, setscene, running: [...running.values()] }),
  };
}

function phaseOf(event: BuildEvent, before: BuildPhase | undefined): BuildPhase | undefined {
  const named = phaseNames.find(([classes]) => classes.test(event.className))?.[1];
  const isProcess = processClasses.test(event.className);
  const name = named ?? (isProcess ? textField(event, 'processname') : undefined);
  if (name === undefined) return undefined;
  const current = numberField(event, isProcess ? 'progress' : 'current') ?? 0;
  // The progress of a process is a percentage.
  const total = isProcess ? 100 : (numberField(event, 'total') ?? (before?.name === name ? before.total : 0));
  return { name, current: Math.floor(current), total };
}

function startedTask(event: BuildEvent, startedMs: number): RunningTask {
  const logFile = textField(event, 'logfile');
  return {
    recipe: textField(event, 'pn') ?? textField(event, '_package') ?? '',
    task: textField(event, '_task') ?? '',
    startedMs,
    ...(logFile === undefined ? {} : { logFile }),
  };
}
