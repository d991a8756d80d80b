/** The files that a filter finds, by their whole paths. */
import type { ImageFile } from '../../src/imageProtocol';
import { changeMarks, modeText, spokenFile } from '../../src/images/fileWords';
import { sizeText } from '../../src/images/quantities';
import { element } from './dom';
import { fileContext } from './fileContext';
import { virtualList } from './virtualList';

export interface FoundFilesOptions {
  readonly image: string;
  readonly isWholeImage: boolean;
  readonly onActive: (file: ImageFile) => void;
  readonly onOpen: (file: ImageFile) => void;
}

export function foundFiles(files: readonly ImageFile[], options: FoundFilesOptions): HTMLElement {
  if (files.length === 0) {
    return element('div', { class: 'file-tree' }, element('p', { class: 'muted' }, 'No path has this text.'));
  }
  const use = (index: number, action: (file: ImageFile) => void) => {
    const file = files[index];
    if (file) action(file);
  };
  return virtualList({
    label: 'Files found',
    count: files.length,
    makeRow: (index) => foundRow(files[index], options),
    onActive: (index) => use(index, options.onActive),
    onOpen: (index) => use(index, options.onOpen),
  });
}

function foundRow(file: ImageFile | undefined, { image, isWholeImage }: FoundFilesOptions): HTMLElement {
  if (!file) return element('div');
  return element(
    'div',
    {
      class: `file ${file.kind} ${isWholeImage ? '' : file.change}`,
      'aria-label': `${file.path}, ${spokenFile(file, isWholeImage)}`,
      'data-vscode-context': fileContext(image, file),
    },
    element('span', { class: 'name' }, element('span', { class: 'path', title: `/${file.path}` }, file.path)),
    element('span', { class: 'mark' }, isWholeImage ? '' : changeMarks[file.change]),
    element('span', { class: 'mode' }, modeText(file)),
    element('span', { class: 'owner' }, `${file.uid}:${file.gid}`),
    element('span', { class: 'layer' }, isWholeImage ? String(file.layer + 1) : ''),
    element('span', { class: 'size' }, sizeText(file.sizeBytes)),
    element('span', { class: 'share' }),
  );
}
