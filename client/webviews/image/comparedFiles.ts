/** The files that differ between two images, by their paths. */
import type { ComparedFile, ComparedFiles, ImageFile } from '../../src/imageProtocol';
import { modeText } from '../../src/images/fileWords';
import { counted, sizeText } from '../../src/images/quantities';
import { element } from './dom';
import { isOpenable } from './fileContext';
import { muted, section } from './parts';
import { virtualList } from './virtualList';

/** `onOpen` shows what differs of a file, or the file of the side that has it. */
export function comparedFiles(
  { addedCount, removedCount, changedCount, changes }: ComparedFiles,
  onOpen: (change: ComparedFile) => void,
): HTMLElement {
  const total = addedCount + removedCount + changedCount;
  if (total === 0) return section('Files', muted('All files are the same.'));
  const counts = `${addedCount} added, ${removedCount} removed, ${changedCount} changed`;
  const cut = total > changes.length ? `, the first ${changes.length} shown` : '';
  const box = virtualList({
    label: 'Files that differ',
    classes: 'compared',
    count: changes.length,
    makeRow: (index) => changeRow(changes[index]),
    onOpen(index) {
      const change = changes[index];
      if (change && isComparable(change)) onOpen(change);
    },
  });
  const note = muted('Enter or a double click opens what differs.');
  return section('Files', element('p', {}, `${counted(total, 'file')}: ${counts}${cut}. `, note), box);
}

/** Folders and devices have nothing to open. */
function isComparable({ left, right }: ComparedFile): boolean {
  return [left, right].some((file) => file !== null && isOpenable(file));
}

function changeRow(change: ComparedFile | undefined): HTMLElement {
  if (!change) return element('div');
  const { path, left, right, differences } = change;
  const [mark, kind] = left === null ? ['A', 'added'] : right === null ? ['D', 'deleted'] : ['M', 'replaced'];
  return element(
    'div',
    { class: `file ${kind}` },
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
