/** `metavirt.buildImage`: builds the open recipe, or an image recipe picked from the layers, in the chosen build folder. */
import { basename } from 'node:path';
import { commands, window } from 'vscode';
import { type ImageRecipe, type ImagesResult, imagesRequest } from '../protocol';
import type { Session } from '../session';
import { readSettings } from '../settings';
import type { BuildResult } from '../tasks/buildRun';
import { runBuildTask } from '../tasks/runBuildTask';
import { isBuildTarget } from '../toolchain/bitbakeCommand';
import { summaryOfMessage } from '../toolchain/bitbakeMessageSummary';
import { buildFolderElsewhere } from '../toolchain/environments/bitbakeSetting';
import { mayRunPrograms } from '../trust';
import { selectBuildFolder } from './selectBuildFolder';

export interface BuildImageArguments {
  /** The target to build without asking. */
  readonly recipe?: string;
  /** The folder to build in; it becomes the chosen one. */
  readonly buildFolder?: string;
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
  const buildFolder =
    choice?.buildFolder ??
    session.buildFolder.current() ??
    buildFolderElsewhere(readSettings().bitbake) ??
    (await selectBuildFolder(session));
  if (buildFolder === undefined) return undefined;
  const target = await chooseTask(recipe);
  if (!target) return undefined;
  const result = await runBuildTask(session, target, buildFolder);
  if (result) showResult(recipe, result);
  return result;
}

/** The open recipe if it gives an image, or if the server cannot tell; else a pick. */
async function chooseRecipe(session: Session): Promise<string | undefined> {
  const open = window.activeTextEditor?.document;
  const openRecipe = open?.uri.fsPath.endsWith('.bb') ? open.uri.fsPath : undefined;
  const recipes = (await session.server.request<ImagesResult>(imagesRequest, {}))?.recipes ?? [];
  const known = recipes.find((recipe) => recipe.path === openRecipe);
  if (known) return known.name;
  const openName = openRecipe === undefined ? undefined : basename(openRecipe, '.bb').split('_')[0];
  if (recipes.length > 0) return pickRecipe(recipes, openName);
  return openName ?? askForRecipe();
}

const kindNames: Readonly<Record<ImageRecipe['kind'], string>> = {
  image: 'container image',
  bundle: 'container bundle',
  host: 'host image',
  multiarch: 'image for several architectures',
};

/** The open recipe is offered first, though it gives no image. */
async function pickRecipe(recipes: readonly ImageRecipe[], openName: string | undefined): Promise<string | undefined> {
  const images = recipes.map(({ name, kind, path }) => ({ label: name, description: kindNames[kind], detail: path }));
  const items = openName === undefined ? images : [{ label: openName, description: 'open recipe' }, ...images];
  const options = { title: 'Build image', placeHolder: 'The recipe to build', matchOnDescription: true };
  return (await window.showQuickPick(items, options))?.label;
}

function askForRecipe(): Thenable<string | undefined> {
  return window.showInputBox({
    title: 'Build image',
    prompt: 'No image recipe was found in the workspace. Name of the recipe to build:',
    validateInput: (text) => (isBuildTarget(text) ? undefined : 'A recipe name such as container-base'),
  });
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
async function chooseTask(recipe: string): Promise<{ readonly recipe: string; readonly task?: string } | undefined> {
  const other = Object.hasOwn(tasksInPlaceOfBuild, recipe) ? tasksInPlaceOfBuild[recipe] : undefined;
  if (!other) return { recipe };
  const build = 'Build Anyway';
  const choice = await window.showWarningMessage(`${recipe}: ${other.what}`, { modal: true }, other.title, build);
  if (choice === undefined) return undefined;
  return choice === build ? { recipe } : { recipe, task: other.task };
}

function showResult(recipe: string, result: BuildResult): void {
  if (result.interrupted) return;
  if (result.exitCode === 0) {
    const deploy = 'Deploy…';
    void window.showInformationMessage(`${recipe} is built.`, deploy).then((choice) => {
      if (choice === deploy) void commands.executeCommand('metavirt.deployImage', { recipe });
    });
    return;
  }
  const problems = 'Show Problems';
  const firstError = result.findings.find((finding) => finding.severity === 'error')?.message ?? '';
  void window
    .showErrorMessage(`${recipe} was not built. ${summaryOfMessage(firstError)}`.trim(), problems)
    .then((choice) => {
      if (choice === problems) void commands.executeCommand('workbench.actions.view.problems');
    });
}
