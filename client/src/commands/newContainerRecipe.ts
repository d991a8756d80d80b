/** `metavirt.newContainerRecipe`: asks what a new recipe is to make, writes it into a layer and says what to do next. Runs no program. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { commands, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { LayerPlace } from '../recipes/layerChoice';
import { nextSteps } from '../recipes/nextSteps';
import { buildTarget, isAvailable, type RecipeKind, recipeKinds, recipePath } from '../recipes/recipePlan';
import { recipeText } from '../recipes/recipeText';
import type { Session } from '../session';
import { askForPlan, type GivenAnswers } from './newContainerRecipe/askForPlan';
import { askForKind, askForLayer } from './newContainerRecipe/questions';
import { readBuildSituation, readSurroundings, type Surroundings } from './newContainerRecipe/surroundings';

/** Answers to take without asking. */
export interface NewContainerRecipeArguments extends GivenAnswers {
  readonly kind?: RecipeKind;
  /** The path of the layer. */
  readonly layer?: string;
}

/** The path of the recipe, or undefined if none was written. */
export async function newContainerRecipe(
  session: Session,
  choice?: NewContainerRecipeArguments,
): Promise<string | undefined> {
  // From a menu the command gets an address instead.
  const given = choice instanceof Uri ? {} : (choice ?? {});
  const waiting = { location: ProgressLocation.Window, title: 'Reading the layers' };
  const surroundings = await window.withProgress(waiting, () => readSurroundings(session));
  if (!surroundings) {
    void window.showErrorMessage(
      'The language server does not run, so the layers are not known. "Restart Language Server" starts it again.',
    );
    return undefined;
  }
  const { layers, release } = surroundings;
  if (layers.own.length + layers.published.length === 0) {
    sayThatThereIsNoLayer();
    return undefined;
  }
  const kind = recipeKinds.find((each) => each.kind === given.kind) ?? (await askForKind(release));
  if (!kind) return undefined;
  if (!isAvailable(kind, release)) {
    void window.showErrorMessage(
      `"${kind.label}" needs meta-virtualization of ${kind.since} or newer, and the layers are for ${release}. An application image works with every release.`,
    );
    return undefined;
  }
  const plan = await askForPlan(kind, given, surroundings);
  if (!plan) return undefined;
  const layer = layerAt(given.layer, surroundings) ?? (await askForLayer(layers));
  if (!layer) return undefined;
  const path = join(layer.path, recipePath(plan.name));
  if (!(await writeNewFile(path, recipeText(plan, release)))) return undefined;
  await window.showTextDocument(Uri.file(path), { preview: false });
  const situation = await readBuildSituation(session, surroundings, layer);
  await session.pages.showBeside(`Next steps for ${plan.name}`, nextSteps({ plan, release, layer }, situation));
  offerBuild(plan.name, buildTarget(plan, release));
  return path;
}

function sayThatThereIsNoLayer(): void {
  const open = 'Open Folder…';
  void window
    .showErrorMessage(
      'There is no layer to write a recipe into. Open the folder of one, which has a conf/layer.conf; `bitbake-layers create-layer meta-mine` makes a new one.',
      open,
    )
    .then((choice) => {
      if (choice === open) void commands.executeCommand('workbench.action.files.openFolder');
    });
}

function layerAt(path: string | undefined, { layers }: Surroundings): LayerPlace | undefined {
  return [...layers.own, ...layers.published].find((layer) => layer.path === path);
}

/** Makes the file and the folders above it; a file that is there already is shown and left as it is. */
async function writeNewFile(path: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isAlreadyThere(error)) {
      void window.showErrorMessage(`${workspace.asRelativePath(path)} is there already, and stays as it is.`);
      await window.showTextDocument(Uri.file(path));
    } else {
      const reason = error instanceof Error ? error.message : String(error);
      void window.showErrorMessage(`The recipe could not be written: ${reason}`);
    }
    return false;
  }
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function offerBuild(name: string, target: string): void {
  const build = 'Build Image…';
  void window
    .showInformationMessage(`${name} is written. The page beside it says what to do next.`, build)
    .then((choice) => {
      if (choice === build) void commands.executeCommand('metavirt.buildImage', { recipe: target });
    });
}
