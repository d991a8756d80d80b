/** `metavirt.openImage`: shows an image in the image editor: one that is given, that of a recipe, or a pick. */
import { basename } from 'node:path';
import { Uri, window } from 'vscode';
import type { Session } from '../session';
import { imageStorageOf } from '../toolchain/images/deployedImages';
import { showImageSubject } from '../views/imageEditor/imageEditor';
import { pickImage } from './pickImage';

export interface OpenImageArguments {
  /** An OCI layout or archive. */
  readonly layout?: string;
  /** What its editor is called; else as its file or folder. */
  readonly label?: string;
  /** The recipe whose newest image is meant. */
  readonly recipe?: string;
}

/** The path of the image that is shown, or undefined if the user left the question or there is none (which is said). */
export async function openImage(session: Session, choice: OpenImageArguments | Uri = {}): Promise<string | undefined> {
  const { layout, label, recipe }: OpenImageArguments = choice instanceof Uri ? { layout: choice.fsPath } : choice;
  const picked = layout === undefined ? await pickImage(session, 'Open image', recipe) : await imageAt(layout);
  if (!picked) return undefined;
  await showImageSubject({ kind: 'image', path: picked.path, label: label ?? picked.label, recipe });
  return picked.path;
}

async function imageAt(path: string): Promise<{ readonly path: string; readonly label: string } | undefined> {
  if ((await imageStorageOf(path)) !== undefined) return { path, label: basename(path) };
  void window.showErrorMessage(
    `${path} is not an OCI image: it is neither a layout folder with an index.json nor a tar of one.`,
  );
  return undefined;
}
