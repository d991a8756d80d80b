/** Which image is deployed: a path, that of a recipe, or a pick from the deploy folders of the build folder. */
import { basename } from 'node:path';
import { window } from 'vscode';
import { type OpenImageParameters, type OpenImageResult, openImageRequest } from '../../imageProtocol';
import type { Session } from '../../session';
import type { ImageSource } from '../../toolchain/deploy/sourceImage';
import type { ImageName } from '../../toolchain/deploy/target';
import { imageStorageOf } from '../../toolchain/images/deployedImages';
import { imageNameInFile, withoutStorageEnding } from '../../toolchain/images/imageReference';
import { type PickedImage, pickBuiltImage } from '../pickImage';
import { selectBuildFolder } from '../selectBuildFolder';

export interface NamedSource extends ImageSource {
  /** What people call it. */
  readonly suggestedName: string;
  /** What to call it by default where it goes. */
  readonly proposedName: ImageName;
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
    path === undefined
      ? await pickToDeploy(session, recipe)
      : { path, label: name ?? recipe ?? withoutStorageEnding(basename(path)) };
  if (!chosen) return undefined;
  const storage = await imageStorageOf(chosen.path);
  if (storage !== undefined) {
    const named = image === undefined ? {} : { name: image };
    const nameInside = image ?? (await onlyNameIn(session, chosen.path));
    const proposedName = imageNameInFile(nameInside, chosen.label);
    return { path: chosen.path, storage, suggestedName: chosen.label, proposedName, ...named };
  }
  void window.showErrorMessage(
    `${chosen.path} is not an OCI image: it is neither a layout folder with an index.json nor a tar of one.`,
  );
  return undefined;
}

/** The name that the image has in its layout or archive; undefined where there are several, or none. */
async function onlyNameIn({ server }: Session, path: string): Promise<string | undefined> {
  const opened = await server.request<OpenImageResult>(openImageRequest, { path } satisfies OpenImageParameters);
  const names = opened?.kind === 'opened' ? new Set(opened.images.flatMap((image) => image.names)) : [];
  const [only, ...others] = names;
  return others.length === 0 ? only : undefined;
}

async function pickToDeploy(session: Session, recipe: string | undefined): Promise<PickedImage | undefined> {
  const buildFolder = session.buildFolder.current() ?? (await selectBuildFolder(session));
  return buildFolder === undefined ? undefined : pickBuiltImage(session, 'Deploy image', recipe);
}
