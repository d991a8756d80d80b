/** Which image is deployed: a path, that of a recipe, or a pick from the deploy folders of the build folder. */
import { basename } from 'node:path';
import { window } from 'vscode';
import type { Session } from '../../session';
import type { ImageSource } from '../../toolchain/deploy/sourceImage';
import { imageStorageOf } from '../../toolchain/images/deployedImages';
import { type PickedImage, pickBuiltImage } from '../pickImage';
import { selectBuildFolder } from '../selectBuildFolder';

export interface NamedSource extends ImageSource {
  /** What to call the image by default in the registry. */
  readonly suggestedName: string;
}

export interface SourceChoice {
  /** A layout or archive. */
  readonly path?: string | undefined;
  /** The recipe whose image is meant. */
  readonly recipe?: string | undefined;
  /** The image in the layout, where it holds several. */
  readonly image?: string | undefined;
  /** What people call it. */
  readonly name?: string | undefined;
}

/** The source, or undefined if the user left a question, the recipe has no image yet or the path holds none (which is said). */
export async function chooseSource(
  session: Session,
  { path, recipe, image, name }: SourceChoice,
): Promise<NamedSource | undefined> {
  const chosen =
    path === undefined ? await pickToDeploy(session, recipe) : { path, label: name ?? recipe ?? basename(path) };
  if (!chosen) return undefined;
  const storage = await imageStorageOf(chosen.path);
  if (storage !== undefined) {
    const named = image === undefined ? {} : { name: image };
    return { path: chosen.path, storage, suggestedName: chosen.label, ...named };
  }
  void window.showErrorMessage(
    `${chosen.path} is not an OCI image: it is neither a layout folder with an index.json nor a tar of one.`,
  );
  return undefined;
}

async function pickToDeploy(session: Session, recipe: string | undefined): Promise<PickedImage | undefined> {
  const buildFolder = session.buildFolder.current() ?? (await selectBuildFolder(session));
  return buildFolder === undefined ? undefined : pickBuiltImage(session, 'Deploy image', recipe);
}
