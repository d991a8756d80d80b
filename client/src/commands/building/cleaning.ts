/** Tasks that delete what was built, about which the user is asked first. */
import { window } from 'vscode';

export interface CleaningTask {
  /** Without its `do_`. */
  readonly task: string;
  readonly what: string;
}

export const cleaningTasks: readonly CleaningTask[] = [
  { task: 'clean', what: 'deletes what was built of it; the next build takes it from sstate again' },
  { task: 'cleansstate', what: 'deletes that and its results in sstate; the next build runs all of its tasks' },
  { task: 'cleanall', what: 'deletes that and its downloaded sources too, also for other builds that share them' },
];

/** True for a task that deletes nothing, and where the user says so. */
export async function mayClean(recipe: string, task: string): Promise<boolean> {
  const cleaning = cleaningTasks.find((each) => each.task === task);
  if (!cleaning) return true;
  const run = 'Delete';
  const detail = `do_${task} ${cleaning.what}.`;
  return (await window.showWarningMessage(`Clean ${recipe}?`, { modal: true, detail }, run)) === run;
}
