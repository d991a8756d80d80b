/** Which image is deployed: a path, or a pick from the deploy folders of the build folder. */
import { window } from 'vscode';
import type { Session } from '../../session';
import type { ImageSource } from '../../toolchain/copyImage';
import { type DeployedImage, findDeployedImages, imageStorageOf } from '../../toolchain/deployedImages';
import { selectBuildFolder } from '../selectBuildFolder';

export interface NamedSource extends ImageSource {
  /** What to call the image by default in the registry. */
  readonly suggestedName: string;
}

/** The source, or undefined if the user left the picker or the path holds no image (which is said). */
export async function chooseSource(
  session: Session,
  path: string | undefined,
  imageName: string | undefined,
): Promise<NamedSource | undefined> {
  const source = path === undefined ? await pickSource(session) : await sourceAt(path);
  return source && imageName !== undefined ? { ...source, name: imageName } : source;
}

async function pickSource(session: Session): Promise<NamedSource | undefined> {
  const buildFolder = session.buildFolder.current() ?? (await selectBuildFolder(session));
  if (buildFolder === undefined) return undefined;
  const images = await findDeployedImages(buildFolder);
  const browse = { label: '$(folder-opened) Choose a layout folder…', image: undefined };
  const items = images.map((image) => ({
    label: image.name,
    description: image.machine,
    detail: `${storageNames[image.storage]} of ${new Date(image.modifiedMs).toLocaleString()}`,
    image,
  }));
  const placeHolder =
    images.length > 0
      ? 'The image to copy to a registry'
      : `No OCI image in ${buildFolder}/tmp*/deploy/images. Build one first.`;
  const picked = await window.showQuickPick([...items, browse], { title: 'Deploy image', placeHolder });
  if (!picked) return undefined;
  if (!picked.image) return browseForSource();
  const { path, storage, name } = picked.image;
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

async function sourceAt(path: string): Promise<NamedSource | undefined> {
  const storage = await imageStorageOf(path);
  if (storage !== undefined) return { path, storage, suggestedName: path.split('/').at(-1) ?? 'image' };
  void window.showErrorMessage(
    `${path} is not an OCI image: it is neither a layout folder with an index.json nor a tar of one.`,
  );
  return undefined;
}
