/** Writes a file of an image to standard output as it is, as `cat` would in a container of it. */
import type { FileEntry, ImageFileKind } from '../../images/layers/fileTree';
import type { ImageTrees } from '../../images/layers/imageContents';
import type { OpenImageFile } from '../../images/openImage';
import { printable } from '../textStyle';
import type { ShownWork } from './shownWork';

/** Takes bytes when there is room for them; rejects where they cannot be written. */
export type WriteBytes = (bytes: Uint8Array) => Promise<void>;

export const standardBytes: WriteBytes = (bytes) =>
  new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

export interface PrintRequest {
  readonly engine: typeof import('../../host/imageEngine');
  readonly archive: OpenImageFile;
  /** Which of several images: a name, a digest or a platform. */
  readonly image: string | undefined;
  /** From the root of the image, with a slash in front or without. */
  readonly path: string;
  /** Counted from 1; undefined for what a container sees. */
  readonly layer: number | undefined;
  readonly work: ShownWork;
  readonly writeBytes: WriteBytes;
}

/** Nothing is written where there is no such file. Rejects with an ImageError that names what is wrong. */
export async function printFile(request: PrintRequest): Promise<void> {
  const { engine, archive, image, work, writeBytes } = request;
  const stored = engine.chooseImage(archive, image);
  work.expect(stored.image.layerBytes);
  const trees = await engine.contentsOf(archive, stored, work, false);
  const entry = entryToPrint(trees, request);
  // How far it is would stand between the lines of the file.
  work.end();
  try {
    for await (const chunk of engine.bytesOfFile(entry, { file: archive, stored, work: {} })) await writeBytes(chunk);
  } catch (error) {
    // Who reads the output may have seen enough.
    if (isClosedPipe(error)) return;
    if (engine.isImageError(error)) engine.failImage(`${shown(request.path)} ${error.message}`);
    throw error;
  }
}

/** Links are followed as a container does, but in a single layer, which may not have what they lead to. */
function entryToPrint(trees: ImageTrees, { engine, path, layer }: PrintRequest): FileEntry {
  const written = path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
  const followed = layer === undefined ? engine.followLinks(trees, written) : written;
  if (followed === undefined) return engine.failImage(`${shown(path)}: no such file in the image`);
  const { entry } = engine.locateFile(trees, layer === undefined ? null : layer - 1, followed);
  if (entry?.kind === 'file' || entry?.kind === 'hardlink') return engine.contentEntry(trees, entry, followed);
  if (entry?.kind === 'symlink') {
    const target = printable(entry.target ?? '');
    return engine.failImage(`${shown(path)} is a symbolic link to ${target}, which is followed without --layer`);
  }
  return engine.failImage(`${shown(path)} is ${kindWords[entry?.kind ?? 'folder']}, which has no content to print`);
}

const kindWords: Readonly<Record<Exclude<ImageFileKind, 'file' | 'symlink' | 'hardlink'>, string>> = {
  folder: 'a folder',
  characterDevice: 'a device',
  blockDevice: 'a device',
  fifo: 'a named pipe',
};

/** With a slash in front, as a container has it, and without orders to the terminal. */
function shown(path: string): string {
  return printable(path.startsWith('/') ? path : `/${path}`);
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
