/** What is said of a rectangle of the picture of an image's space. */
import type { SpaceNode } from '../imageProtocol';
import { baseName } from './fileWords';
import { counted, sizeText } from './quantities';

/** `libc.so.6`, or `1,204 others`. */
export function spaceName({ kind, path, fileCount }: SpaceNode): string {
  return kind === 'others' ? counted(fileCount, 'other') : baseName(path);
}

/** `46 %` of a whole; what is there and less than a hundredth is `< 1 %`. */
export function shareText(bytes: number, whole: number): string {
  const percent = whole > 0 ? (100 * bytes) / whole : 0;
  return percent > 0 && percent < 1 ? '< 1 %' : `${Math.round(percent)} %`;
}

/** `/usr/lib`, `folder`, `12 files`, `1.5 MB`, `46 % of /usr`, `most of it from layer 4`. */
export function spaceFacts(node: SpaceNode, root: SpaceNode): readonly string[] {
  const { kind, path, sizeBytes, fileCount, layer } = node;
  const isFile = kind === 'file';
  return [
    kind === 'others' ? `${spaceName(node)} in /${path}` : `/${path}`,
    ...(kind === 'folder' ? ['folder', counted(fileCount, 'file')] : []),
    sizeText(sizeBytes),
    `${shareText(sizeBytes, root.sizeBytes)} of ${root.path === '' ? 'the image' : `/${root.path}`}`,
    `${isFile ? '' : 'most of it '}from layer ${layer + 1}`,
  ];
}
