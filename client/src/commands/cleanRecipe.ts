/** `metavirt.cleanRecipe`: deletes what was built of a recipe, as much of it as the user says. */
import { window } from 'vscode';
import type { Session } from '../session';
import type { BuildResult } from '../tasks/buildRun';
import { mayRunPrograms } from '../trust';
import { pickRecipe } from './building/chooseRecipe';
import { cleaningTasks } from './building/cleaning';
import { type RunTaskArguments, runTask } from './runTask';

/** What the task gave, or undefined if it was not started. */
export async function cleanRecipe(session: Session, choice?: RunTaskArguments): Promise<BuildResult | undefined> {
  if (!mayRunPrograms('Cleaning a recipe')) return undefined;
  const recipe = choice?.recipe ?? (await pickRecipe(session, { title: 'Clean recipe', placeHolder: 'The recipe' }));
  if (recipe === undefined) return undefined;
  const task = choice?.task ?? (await pickCleaning(recipe));
  return task === undefined ? undefined : runTask(session, { ...choice, recipe, task });
}

async function pickCleaning(recipe: string): Promise<string | undefined> {
  const items = cleaningTasks.map(({ task, what }) => ({ label: task, detail: what }));
  return (await window.showQuickPick(items, { title: `Clean ${recipe}`, placeHolder: 'How much to delete' }))?.label;
}
