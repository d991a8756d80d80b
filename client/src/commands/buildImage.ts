/** `metavirt.buildImage`: builds the open recipe, or an image recipe picked from the layers, in the chosen build folder. */
import { window } from 'vscode';
import { type ImagesResult, imagesRequest } from '../protocol';
import type { Session } from '../session';
import type { BuildResult } from '../tasks/buildRun';
import { isBuildTarget } from '../toolchain/bitbake/bitbakeCommand';
import type { BuildTarget } from '../toolchain/bitbake/buildTarget';
import { mayRunPrograms } from '../trust';
import { openRecipeName, pickRecipe } from './building/chooseRecipe';
import { runTarget } from './building/runTarget';

export interface BuildImageArguments {
  /** The target to build without asking. */
  readonly recipe?: string;
  /** The folder to build in. */
  readonly buildFolder?: string;
  /** Builds whatever is known to be in the way, without asking. */
  readonly anyway?: boolean;
}

/** What the build gave, or undefined if it was not started. */
export async function buildImage(session: Session, choice?: BuildImageArguments): Promise<BuildResult | undefined> {
  if (!mayRunPrograms('Building an image')) return undefined;
  const recipe = typeof choice?.recipe === 'string' ? choice.recipe : await chooseRecipe(session);
  if (recipe === undefined) return undefined;
  if (!isBuildTarget(recipe)) {
    void window.showErrorMessage(`"${recipe}" is not the name of a recipe.`);
    return undefined;
  }
  const target = await chooseTask(recipe);
  return target && runTarget(session, target, { buildFolder: choice?.buildFolder, anyway: choice?.anyway });
}

/** The open recipe if it gives an image, or if the server cannot tell; else a pick. */
async function chooseRecipe(session: Session): Promise<string | undefined> {
  const openPath = window.activeTextEditor?.document.uri.fsPath;
  const images = (await session.server.request<ImagesResult>(imagesRequest, {}))?.recipes ?? [];
  const open = images.find(({ path }) => path === openPath);
  if (open) return open.name;
  const openName = openRecipeName();
  if (images.length === 0 && openName !== undefined) return openName;
  return pickRecipe(session, { title: 'Build image', placeHolder: 'The recipe to build' });
}

/** Recipes whose build does next to nothing, and the task that does what they are for. */
const tasksInPlaceOfBuild: Readonly<
  Record<string, { readonly task: string; readonly what: string; readonly title: string }>
> = {
  'container-registry-index': {
    task: 'container_registry_index',
    what: 'its build only prints how to push images, for a build has no network. Its task container_registry_index pushes those of the deploy folder.',
    title: 'Push the Images',
  },
};

/** What to run for a recipe; undefined if the user left the question. */
async function chooseTask(recipe: string): Promise<BuildTarget | undefined> {
  const other = Object.hasOwn(tasksInPlaceOfBuild, recipe) ? tasksInPlaceOfBuild[recipe] : undefined;
  if (!other) return { recipe };
  const build = 'Build Anyway';
  const choice = await window.showWarningMessage(`${recipe}: ${other.what}`, { modal: true }, other.title, build);
  if (choice === undefined) return undefined;
  return choice === build ? { recipe } : { recipe, task: other.task };
}
