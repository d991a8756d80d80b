/** Which image is deployed: a path, that of a recipe, or a pick from the deploy folders of the build folder. */
import { commands, window } from 'vscode';
import { type ImagesResult, imagesRequest } from '../../protocol';
import type { Session } from '../../session';
import type { ImageSource } from '../../toolchain/deploy/sourceImage';
import {
  type DeployedImage,
  findDeployedImages,
  imageStorageOf,
  imagesOfRecipe,
} from '../../toolchain/images/deployedImages';
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
}

/** What the user is asked with. */
export interface SourceQuestion {
  readonly title: string;
  readonly placeHolder: string;
}

const deployQuestion: SourceQuestion = { title: 'Deploy image', placeHolder: 'The image to deploy' };

/** The source, or undefined if the user left the picker or the path holds no image (which is said). */
export async function chooseSource(
  session: Session,
  { path, recipe, image }: SourceChoice,
  question = deployQuestion,
): Promise<NamedSource | undefined> {
  const source = path === undefined ? await deployedSource(session, recipe, question) : await sourceAt(path, recipe);
  return source && image !== undefined ? { ...source, name: image } : source;
}

/** The one image of the recipe, else a pick: from several of the recipe, or from all that are there. */
async function deployedSource(
  session: Session,
  recipe: string | undefined,
  question: SourceQuestion,
): Promise<NamedSource | undefined> {
  const buildFolder = session.buildFolder.current() ?? (await selectBuildFolder(session));
  if (buildFolder === undefined) return undefined;
  const images = await findDeployedImages(buildFolder);
  if (recipe === undefined)
    return pickSource(images, question, `No OCI image in ${buildFolder}/tmp*/deploy/images. Build one first.`);
  const known = (await session.server.request<ImagesResult>(imagesRequest, {}))?.recipes ?? [];
  const own = imagesOfRecipe(
    images,
    recipe,
    known.map(({ name }) => name),
  );
  const [only] = own;
  if (only && own.length === 1) return sourceOf(only);
  if (only) return pickSource(own, question, '');
  const another = await askForAnother(recipe, buildFolder, images.length > 0);
  return another ? pickSource(images, question, '') : undefined;
}

/** Says that the recipe has no image yet; whether another one is to be deployed. */
async function askForAnother(recipe: string, buildFolder: string, areOthers: boolean): Promise<boolean> {
  const build = 'Build';
  const another = 'Choose Another…';
  const message = `There is no OCI image of ${recipe} in ${buildFolder}/tmp*/deploy/images.`;
  const choice = await window.showWarningMessage(message, build, ...(areOthers ? [another] : []));
  if (choice === build) void commands.executeCommand('metavirt.buildImage', { recipe });
  return choice === another;
}

/** `whenNone` is said where there is nothing to pick from. */
async function pickSource(
  images: readonly DeployedImage[],
  { title, placeHolder }: SourceQuestion,
  whenNone: string,
): Promise<NamedSource | undefined> {
  const browse = { label: '$(folder-opened) Choose a layout folder…', image: undefined };
  const items = images.map((image) => ({
    label: image.name,
    description: image.machine,
    detail: `${storageNames[image.storage]} of ${new Date(image.modifiedMs).toLocaleString()}`,
    image,
  }));
  const options = { title, placeHolder: images.length > 0 ? placeHolder : whenNone };
  const picked = await window.showQuickPick([...items, browse], options);
  if (!picked) return undefined;
  return picked.image ? sourceOf(picked.image) : browseForSource();
}

function sourceOf({ path, storage, name }: DeployedImage): NamedSource {
  return { path, storage, suggestedName: name };
}

const storageNames: Readonly<Record<DeployedImage['storage'], string>> = {
  layout: 'OCI layout',
  archive: 'OCI archive',
  archivedFolder: 'archived OCI layout',
};

async function browseForSource(): Promise<NamedSource | undefined> {
  const chosen = await window.showOpenDialog({
    title: 'Choose an OCI layout folder',
    canSelectFolders: true,
    canSelectFiles: false,
  });
  return chosen?.[0] ? sourceAt(chosen[0].fsPath) : undefined;
}

async function sourceAt(path: string, recipe?: string): Promise<NamedSource | undefined> {
  const storage = await imageStorageOf(path);
  if (storage !== undefined) return { path, storage, suggestedName: recipe ?? path.split('/').at(-1) ?? 'image' };
  void window.showErrorMessage(
    `${path} is not an OCI image: it is neither a layout folder with an index.json nor a tar of one.`,
  );
  return undefined;
}
