/** `metavirt.runTask`: runs one task of a recipe. */
import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { type RecipeTask, type RecipeTasksParameters, type RecipeTasksResult, recipeTasksRequest } from '../protocol';
import type { Session } from '../session';
import type { BuildResult } from '../tasks/buildRun';
import { isBuildTarget } from '../toolchain/bitbake/bitbakeCommand';
import { isTaskName } from '../toolchain/bitbake/buildTarget';
import { mayRunPrograms } from '../trust';
import { pickRecipe } from './building/chooseRecipe';
import { mayClean } from './building/cleaning';
import { isInteractiveTask, openInteractiveTask } from './building/interactiveTask';
import { recentTargets } from './building/recentTargets';
import { chooseBuildFolder, runTarget } from './building/runTarget';

export interface RunTaskArguments {
  readonly recipe?: string;
  /** Without its `do_`. */
  readonly task?: string;
  /** Runs the task though nothing has changed. */
  readonly force?: boolean;
  readonly buildFolder?: string;
  /** Deletes what a task that cleans deletes, and starts whatever is in the way, without asking. */
  readonly anyway?: boolean;
}

/** What the task gave; undefined if it was not started, or talks with the user in a terminal. */
export async function runTask(session: Session, choice?: RunTaskArguments): Promise<BuildResult | undefined> {
  if (!mayRunPrograms('Running a task')) return undefined;
  const recipe = choice?.recipe ?? (await pickRecipe(session, { title: 'Run task', placeHolder: 'The recipe' }));
  if (recipe === undefined) return undefined;
  if (!isBuildTarget(recipe)) return refused(`"${recipe}" is not the name of a recipe.`);
  const task = choice?.task ?? (await pickTask(session, recipe));
  if (task === undefined) return undefined;
  if (!isTaskName(task)) return refused(`"${task}" is not the name of a task.`);
  if (isInteractiveTask(task)) {
    const buildFolder = await chooseBuildFolder(session, choice?.buildFolder);
    if (buildFolder !== undefined) await openInteractiveTask(session, { recipe, task }, buildFolder);
    return undefined;
  }
  if (!choice?.anyway && !(await mayClean(recipe, task))) return undefined;
  const target = { recipe, task, ...(choice?.force ? { force: true } : {}) };
  return runTarget(session, target, { buildFolder: choice?.buildFolder, anyway: choice?.anyway });
}

function refused(message: string): undefined {
  void window.showErrorMessage(message);
  return undefined;
}

async function pickTask(session: Session, recipe: string): Promise<string | undefined> {
  const parameters: RecipeTasksParameters = { recipe };
  const tasks = (await session.server.request<RecipeTasksResult>(recipeTasksRequest, parameters))?.tasks ?? [];
  const title = `Run task of ${recipe}`;
  if (tasks.length === 0) {
    const prompt = 'Which tasks the recipe has is not known. Name of the task, without its do_:';
    const validateInput = (text: string) => (isTaskName(text) ? undefined : 'A task such as compile');
    return window.showInputBox({ title, prompt, validateInput });
  }
  const used = recentTargets(session).flatMap(({ task }) => task ?? []);
  const items = taskItems(tasks, new Set(used));
  return (await window.showQuickPick(items, { title, placeHolder: 'The task', matchOnDetail: true }))?.label;
}

/** Tasks that were run before are offered first. */
function taskItems(tasks: readonly RecipeTask[], used: ReadonlySet<string>): readonly QuickPickItem[] {
  const item = ({ name, meaning }: RecipeTask): QuickPickItem => ({
    label: name.replace(/^do_/, ''),
    ...(meaning === null ? {} : { detail: meaning.replaceAll('`', '') }),
  });
  const wasUsed = ({ label }: QuickPickItem) => used.has(label);
  const items = tasks.map(item);
  const before = items.filter(wasUsed);
  if (before.length === 0) return items;
  const separator = (label: string): QuickPickItem => ({ label, kind: QuickPickItemKind.Separator });
  return [separator('used before'), ...before, separator('tasks'), ...items.filter((each) => !wasUsed(each))];
}
