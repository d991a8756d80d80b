/** The files of an image, one a line, as `ls -l` lists them. */
import type { ImageFile } from '../../images/layers/imageFile';
import { coloured, printable, type TextStyle, table } from '../textStyle';

const marks = {
  file: '-',
  folder: 'd',
  symlink: 'l',
  hardlink: 'h',
  characterDevice: 'c',
  blockDevice: 'b',
  fifo: 'p',
} as const;

export function filesReport(files: readonly ImageFile[], style: TextStyle): string {
  const rows = files.map(({ kind, mode, uid, gid, sizeBytes, path, target, change }) => [
    `${marks[kind]}${permissions(mode)}`,
    `${uid}:${gid}`,
    kind === 'folder' ? '' : String(sizeBytes),
    change === 'added' || change === 'existing' ? '' : change,
    printable(target === null ? path : `${path} -> ${target}`),
  ]);
  const paint = (text: string, column: number) => {
    if (column !== 3) return text;
    return coloured(text, text.startsWith('deleted') ? 'red' : 'yellow', style);
  };
  return table(rows, ['left', 'right', 'right', 'left', 'left'], paint).join('\n');
}

/** `rwsr-xr-x`; setuid, setgid and the sticky bit take the place of an `x`. */
function permissions(mode: number): string {
  const triple = (bits: number, special: boolean, letter: string) =>
    `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${special ? (bits & 1 ? letter : letter.toUpperCase()) : bits & 1 ? 'x' : '-'}`;
  return [
    triple(mode >> 6, (mode & 0o4000) !== 0, 's'),
    triple(mode >> 3, (mode & 0o2000) !== 0, 's'),
    triple(mode, (mode & 0o1000) !== 0, 't'),
  ].join('');
}
