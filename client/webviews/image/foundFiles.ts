/** The files that a filter finds, by their whole paths. */

import type { ImageFile } from '../../src/imageProtocol';
import { changeMarks, modeText } from '../../src/images/fileWords';
import { sizeText } from '../../src/images/quantities';
import { element } from './dom';
import { virtualRows } from './virtualRows';

export function foundFiles(files: readonly ImageFile[], isWholeImage: boolean): HTMLElement {
  const box = element('div', { class: 'file-tree', role: 'list', tabindex: 0, 'aria-label': 'Files found' });
  if (files.length === 0) {
    box.append(element('p', { class: 'muted' }, 'No path has this text.'));
    return box;
  }
  const rows = virtualRows(
    box,
    () => files.length,
    (index) => foundRow(files[index], index, files.length, isWholeImage),
  );
  // The box has a size only once it is on the page.
  requestAnimationFrame(rows.draw);
  return box;
}

function foundRow(file: ImageFile | undefined, index: number, count: number, isWholeImage: boolean): HTMLElement {
  if (!file) return element('div');
  return element(
    'div',
    {
      role: 'listitem',
      class: `file ${file.kind} ${isWholeImage ? '' : file.change}`,
      'aria-posinset': index + 1,
      'aria-setsize': count,
    },
    element('span', { class: 'name' }, element('span', { class: 'path' }, file.path)),
    element('span', { class: 'mark' }, isWholeImage ? '' : changeMarks[file.change]),
    element('span', { class: 'mode' }, modeText(file)),
    element('span', { class: 'owner' }, `${file.uid}:${file.gid}`),
    element('span', { class: 'layer' }, isWholeImage ? String(file.layer + 1) : ''),
    element('span', { class: 'size' }, sizeText(file.sizeBytes)),
    element('span', { class: 'share' }),
  );
}
