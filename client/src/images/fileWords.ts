/** How a file of an image is written in a list: its mode and owner as `ls -l` has them, and what a layer does to it. */
import type { ImageFile, ImageFileChange, ImageFileKind } from '../imageProtocol';
import { counted, sizeText } from './quantities';

const kindLetters: Readonly<Record<ImageFileKind, string>> = {
  file: '-',
  folder: 'd',
  symlink: 'l',
  hardlink: '-',
  characterDevice: 'c',
  blockDevice: 'b',
  fifo: 'p',
};

export const kindNames: Readonly<Record<ImageFileKind, string>> = {
  file: 'file',
  folder: 'folder',
  symlink: 'symbolic link',
  hardlink: 'hard link',
  characterDevice: 'character device',
  blockDevice: 'block device',
  fifo: 'named pipe',
};

/** `drwxr-sr-t` */
export function modeText({ kind, mode }: Pick<ImageFile, 'kind' | 'mode'>): string {
  const special: readonly (readonly [bit: number, letter: string])[] = [
    [0o4000, 's'],
    [0o2000, 's'],
    [0o1000, 't'],
  ];
  const classes = special.map(([bit, letter], index) => {
    const bits = (mode >> (6 - 3 * index)) & 7;
    const mayRun = (bits & 1) !== 0;
    const last = (mode & bit) === 0 ? (mayRun ? 'x' : '-') : mayRun ? letter : letter.toUpperCase();
    return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${last}`;
  });
  return kindLetters[kind] + classes.join('');
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The letter by which version control marks the same; none for what the layer leaves alone. */
export const changeMarks: Readonly<Record<ImageFileChange, string>> = {
  added: 'A',
  replaced: 'M',
  deleted: 'D',
  existing: '',
};

const changeWords: Readonly<Record<ImageFileChange, string>> = {
  added: 'added',
  replaced: 'replaced',
  deleted: 'deleted',
  existing: 'in a lower layer too',
};

/** What is read aloud: `passwd, file, 1.2 KB, replaced, mode rw-r--r--, owner 0:0`. */
export function spokenFile(file: ImageFile, isWholeImage: boolean): string {
  const size =
    file.kind === 'folder'
      ? `${counted(file.fileCount, 'file')}, ${sizeText(file.sizeBytes)}`
      : sizeText(file.sizeBytes);
  return [
    baseName(file.path),
    kindNames[file.kind],
    ...(file.target === null ? [] : [`to ${file.target}`]),
    size,
    ...(isWholeImage ? [`from layer ${file.layer + 1}`] : [changeWords[file.change]]),
    `mode ${modeText(file).slice(1)}`,
    `owner ${file.uid}:${file.gid}`,
    ...(file.hasCapabilities ? ['with capabilities'] : []),
  ].join(', ');
}
