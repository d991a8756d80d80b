/** One row of the tree of files: what it is, how large, and what the layer does to it. */
import type { ImageFile } from '../../src/imageProtocol';
import type { FileRow } from '../../src/images/fileTree';
import { baseName, changeMarks, modeText, spokenFile } from '../../src/images/fileWords';
import { sizeText } from '../../src/images/quantities';
import { element } from './dom';
import { fileContext } from './fileContext';

export interface FileRowLook {
  readonly id: string;
  /** The digest of the image that it is of. */
  readonly image: string;
  readonly isActive: boolean;
  readonly isWholeImage: boolean;
  /** The bytes that a full bar stands for. */
  readonly total: number;
}

export function fileRow(row: FileRow, { id, image, isActive, isWholeImage, total }: FileRowLook): HTMLElement {
  const { file, level, index, siblingCount, isOpen } = row;
  const holds = file?.kind === 'folder' && file.hasEntries;
  const made = element(
    'div',
    {
      id,
      role: 'treeitem',
      class: classes(file, isActive, isWholeImage),
      'aria-level': level,
      'aria-posinset': index + 1,
      'aria-setsize': siblingCount,
      'aria-expanded': holds ? String(isOpen) : undefined,
      'aria-selected': String(isActive),
      'aria-label': file ? spokenFile(file, isWholeImage) : 'being read',
      'data-vscode-context': fileContext(image, file),
      'data-index': id.slice(id.indexOf('-') + 1),
    },
    element('span', { class: 'name' }, twistie(holds, isOpen), ...nameOf(file)),
    element('span', { class: 'mark' }, file && !isWholeImage ? changeMarks[file.change] : ''),
    element('span', { class: 'mode' }, file ? modeText(file) : ''),
    element('span', { class: 'owner' }, file ? `${file.uid}:${file.gid}` : ''),
    element('span', { class: 'layer' }, file && isWholeImage ? String(file.layer + 1) : ''),
    element('span', { class: 'size' }, file ? sizeText(file.sizeBytes) : ''),
    shareBar(file, total),
  );
  made.style.setProperty('--level', String(level));
  return made;
}

function classes(file: ImageFile | undefined, isActive: boolean, isWholeImage: boolean): string {
  const all = ['file', ...(file ? [file.kind] : ['waiting'])];
  if (isActive) all.push('active');
  if (file && !isWholeImage) all.push(file.change);
  return all.join(' ');
}

function twistie(holds: boolean | undefined, isOpen: boolean): HTMLElement {
  return element('span', {
    class: holds ? (isOpen ? 'twistie open' : 'twistie') : 'twistie none',
    'aria-hidden': true,
  });
}

function nameOf(file: ImageFile | undefined): readonly (HTMLElement | string)[] {
  if (!file) return ['…'];
  const name = element('span', { class: 'path' }, baseName(file.path));
  return file.target === null ? [name] : [name, element('span', { class: 'target' }, ` → ${file.target}`)];
}

function shareBar(file: ImageFile | undefined, total: number): HTMLElement {
  const filled = element('span', { class: 'filled' });
  filled.style.width = `${total > 0 ? (100 * (file?.sizeBytes ?? 0)) / total : 0}%`;
  return element('span', { class: 'share', 'aria-hidden': true }, filled);
}
