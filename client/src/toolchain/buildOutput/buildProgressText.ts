/** Says in a few words how far a build is. */
import type { BuildProgress, RunningTask, TaskCount } from './buildEvents';

/** `412 of 1,034 tasks · do_compile of runc 43 %`, or what BitBake does before: `Parsing recipes 61 %`. Empty where nothing is known. */
export function progressText(progress: BuildProgress): string {
  const { phase, tasks, setscene, running } = progress;
  if (phase) return `${phase.name}${phase.total > 0 ? ` ${percentOf(phase.current, phase.total)} %` : ''}`;
  if (!tasks) return setscene ? `${countText(setscene)} results looked for in sstate` : '';
  const words = [`${countText(tasks)} tasks`];
  const [longest, ...others] = running;
  if (longest) words.push(runningText(longest), ...(others.length > 0 ? [`${others.length} more`] : []));
  return words.join(' · ');
}

/** How much of the tasks is done, 0 to 100; undefined until there are any. */
export function percentDone({ tasks }: BuildProgress): number | undefined {
  return tasks && tasks.total > 0 ? (100 * tasks.done) / tasks.total : undefined;
}

/** `412 of 1,034`. */
export function countText({ done, total }: TaskCount): string {
  return `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
}

/** `48 s`, `3 min 20 s`, `2 h 05 min`. */
export function durationText(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${twoDigits(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
}

/** What runs and how far each is, as the rows of a table: task, recipe, percentage, time. */
export function runningRows(running: readonly RunningTask[], nowMs: number): readonly (readonly string[])[] {
  return running.map(({ task, recipe, percent, startedMs }) => [
    task,
    recipe,
    percent === undefined ? '' : `${Math.floor(percent)} %`,
    durationText(nowMs - startedMs),
  ]);
}

function runningText({ task, recipe, percent }: RunningTask): string {
  return `${task} of ${recipe}${percent === undefined ? '' : ` ${Math.floor(percent)} %`}`;
}

function percentOf(current: number, total: number): number {
  return Math.min(100, Math.floor((100 * current) / total));
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
