/** `metavirt.openDevshell`: a shell in which a recipe is built by hand, with the variables of its tasks. */
import type { Session } from '../session';
import { mayRunPrograms } from '../trust';
import { pickRecipe } from './building/chooseRecipe';
import { runTask } from './runTask';

export interface OpenDevshellArguments {
  readonly recipe?: string;
  readonly buildFolder?: string;
}

export async function openDevshell(session: Session, choice?: OpenDevshellArguments): Promise<void> {
  if (!mayRunPrograms('Opening a shell of a recipe')) return;
  const recipe = choice?.recipe ?? (await pickRecipe(session, { title: 'Open devshell', placeHolder: 'The recipe' }));
  if (recipe !== undefined) await runTask(session, { ...choice, recipe, task: 'devshell' });
}
