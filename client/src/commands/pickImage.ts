/** Asks for an image: one of the deploy folder, or any other file or folder. */
import { basename } from 'node:path';
import { commands, type QuickPickItem, QuickPickItemKind, window, workspace } from 'vscode';
import { imageDescription, imageLabel } from '../images/imageDescriptions';
import type { Session } from '../session';
import {
  type DeployedImage,
  findDeployedImages,
  imageStorageOf,
  imagesOfRecipe,
  recipeOfImage,
} from '../toolchain/images/deployedImages';
import { withoutStorageEnding } from '../toolchain/images/imageReference';
import { readLayoutImages } from '../toolchain/images/ociLayout';

export interface PickedImage {
  readonly path: string;
  /** What people call it. */
  readonly label: string;
}

/** Undefined if the user left the question. With a recipe, its only image is taken, and of several one is asked for. */
export async function pickImage(session: Session, title: string, recipe?: string): Promise<PickedImage | undefined> {
  return pickFrom(await builtImages(session), title, recipe);
}

/** As `pickImage`, for what takes the image of this very recipe: where it has none yet, that is said, and building it or another one is offered. */
export async function pickBuiltImage(
  session: Session,
  title: string,
  recipe: string | undefined,
): Promise<PickedImage | undefined> {
  const built = await builtImages(session);
  if (recipe === undefined || imagesOfRecipe(built.images, recipe, built.recipeNames).length > 0) {
    return pickFrom(built, title, recipe);
  }
  const [build, another] = ['Build', 'Choose Another…'];
  const message = `There is no image of ${recipe} in the deploy folder yet.`;
  const choice = await window.showWarningMessage(message, build, another);
  if (choice === build) void commands.executeCommand('metavirt.buildImage', { recipe });
  return choice === another ? pickFrom(built, title) : undefined;
}

interface BuiltImages {
  readonly images: readonly DeployedImage[];
  readonly recipeNames: readonly string[];
  readonly buildFolder: string | undefined;
}

async function builtImages(session: Session): Promise<BuiltImages> {
  const { recipes, buildFolder } = await session.images.current();
  // On a network's file system nobody tells of what other machines build, so this is looked at anew.
  const images = buildFolder === undefined ? [] : await findDeployedImages(buildFolder);
  return { images, recipeNames: recipes.map(({ name }) => name), buildFolder };
}

async function pickFrom(
  { images, recipeNames, buildFolder }: BuiltImages,
  title: string,
  recipe?: string,
): Promise<PickedImage | undefined> {
  const own = recipe === undefined ? images : imagesOfRecipe(images, recipe, recipeNames);
  const newest = own.filter(({ isOlderBuild }) => !isOlderBuild);
  const [only] = newest;
  if (recipe !== undefined && only && newest.length === 1) return { path: only.path, label: only.name };
  const items = await Promise.all((own.length > 0 ? own : images).map((image) => itemOf(image, recipeNames)));
  const browse = [
    { label: 'Other images', kind: QuickPickItemKind.Separator, source: 'none' as const },
    { label: '$(folder-opened) Choose a layout folder…', source: 'folder' as const },
    { label: '$(file-zip) Choose an archive…', source: 'file' as const },
  ];
  const whyNone = buildFolder === undefined ? 'No build folder is chosen' : 'Nothing is built yet';
  const placeHolder = items.length > 0 ? 'The image' : `${whyNone}: choose an image from elsewhere`;
  const picked = await window.showQuickPick<ImageItem>([...items, ...browse], {
    title,
    placeHolder,
    matchOnDetail: true,
  });
  if (!picked) return undefined;
  return typeof picked.source === 'object' ? picked.source : browseFor(picked.source === 'folder', title);
}

interface ImageItem extends QuickPickItem {
  readonly source: PickedImage | 'folder' | 'file' | 'none';
}

async function itemOf(image: DeployedImage, recipeNames: readonly string[]): Promise<ImageItem> {
  const contained = image.storage === 'layout' ? await readLayoutImages(image.path) : [];
  const label = imageLabel(image, recipeOfImage(image, recipeNames));
  return {
    label,
    description: imageDescription(image, contained, Date.now()),
    detail: workspace.asRelativePath(image.path),
    source: { path: image.path, label: image.name },
  };
}

async function browseFor(isFolder: boolean, title: string): Promise<PickedImage | undefined> {
  const chosen = await window.showOpenDialog({
    title,
    canSelectFolders: isFolder,
    canSelectFiles: !isFolder,
    ...(isFolder ? {} : { filters: { 'Image archives': ['tar'] } }),
  });
  const path = chosen?.[0]?.fsPath;
  if (path === undefined) return undefined;
  if ((await imageStorageOf(path)) !== undefined) return { path, label: withoutStorageEnding(basename(path)) };
  void window.showErrorMessage(
    `${path} is not an OCI image: ${isFolder ? 'it has no index.json and oci-layout' : 'it is no tar'}.`,
  );
  return undefined;
}
