/** The files that differ between two images, by their paths. */

import type { ComparedFile, ComparedFiles, ImageFile } from '../../src/imageProtocol';
import { modeText } from '../../src/images/fileWords';
import { counted, sizeText } from '../../src/images/quantities';
import { element } from './dom';
import { muted, section } from './parts';
import { virtualRows } from './virtualRows';

export function comparedFiles({ addedCount, removedCount, changedCount, changes }: ComparedFiles): HTMLElement {
  const total = addedCount + removedCount + changedCount;
  if (total === 0) return section('Files', muted('All files are the same.'));
  const counts = `${addedCount} added, ${removedCount} removed, ${changedCount} changed`;
  const cut = total > changes.length ? `, the first ${changes.length} shown` : '';
  const box = element('div', {
    class: 'file-tree compared',
    role: 'list',
    tabindex: 0,
    'aria-label': 'Files that differ',
  });
  const rows = virtualRows(
    box,
    () => changes.length,
    (index) => changeRow(changes[index], index, changes.length),
  );
  // The box has a size only once it is on the page.
  requestAnimationFrame(rows.draw);
  return section('Files', element('p', {}, `${counted(total, 'file')}: ${counts}${cut}.`), box);
}

function changeRow(change: ComparedFile | undefined, index: number, count: number): HTMLElement {
  if (!change) return element('div');
  const { path, left, right, differences } = change;
  const [mark, kind] = left === null ? ['A', 'added'] : right === null ? ['D', 'deleted'] : ['M', 'replaced'];
  return element(
    'div',
    { role: 'listitem', class: `file ${kind}`, 'aria-posinset': index + 1, 'aria-setsize': count },
    element('span', { class: 'name' }, element('span', { class: 'path', title: path }, `/${path}`)),
    element('span', { class: 'mark', title: kind }, mark),
    element('span', { class: 'differences' }, differences.join(', ')),
    element('span', { class: 'sides' }, sides(left, right, differences)),
  );
}

function sides(left: ImageFile | null, right: ImageFile | null, differences: ComparedFile['differences']): string {
  if (!left || !right) return sizeText((left ?? right)?.sizeBytes ?? 0);
  if (differences.includes('size')) return `${sizeText(left.sizeBytes)} → ${sizeText(right.sizeBytes)}`;
  if (differences.includes('mode')) return `${modeText(left)} → ${modeText(right)}`;
  if (differences.includes('owner')) return `${left.uid}:${left.gid} → ${right.uid}:${right.gid}`;
  if (differences.includes('target')) return `${left.target ?? ''} → ${right.target ?? ''}`;
  return sizeText(right.sizeBytes);
}
