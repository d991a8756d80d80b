/** Tasks that delete what was built, about which the user is asked first. */
import { window } from 'vscode';

export interface CleaningTask {
  /** Without its `do_`. */
  readonly task: string;
  readonly what: string;
}

export const cleaningTasks: readonly CleaningTask[] = [
  { task: 'clean', what: 'Deletes what was built of it. The next build takes it from sstate again.' },
  {
    task: 'cleansstate',
    what: 'Deletes what was built of it, also from sstate. The next build runs all of its tasks.',
  },
  {
    task: 'cleanall',
    what: 'Deletes what was built of it, also from sstate, and its downloaded sources, which other builds may share.',
  },
];

/** True for a task that deletes nothing, and where the user says so. */
export async function mayClean(recipe: string, task: string): Promise<boolean> {
  const cleaning = cleaningTasks.find((each) => each.task === task);
  if (!cleaning) return true;
  const run = 'Delete';
  const options = { modal: true, detail: cleaning.what };
  return (await window.showWarningMessage(`Run do_${task} of ${recipe}?`, options, run)) === run;
}
