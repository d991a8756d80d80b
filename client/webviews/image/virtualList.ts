/** A long list of which one row is active, as the ARIA practices have list boxes: gone over with the keys, opened with Enter or a double click. */
import { followMouse } from './activeDescendant';
import { element } from './dom';
import { virtualRows } from './virtualRows';

export interface VirtualListOptions {
  readonly label: string;
  /** Classes of the box beside those of every list of files. */
  readonly classes?: string;
  readonly count: number;
  /** The look of a row, to which its role and place are added. */
  readonly makeRow: (index: number) => HTMLElement;
  readonly onActive?: (index: number) => void;
  readonly onOpen: (index: number) => void;
}

let lists = 0;

export function virtualList({
  label,
  classes = '',
  count,
  makeRow,
  onActive,
  onOpen,
}: VirtualListOptions): HTMLElement {
  lists += 1;
  const id = `list-${lists}`;
  const box = element('div', { class: `file-tree ${classes}`, role: 'listbox', tabindex: 0, 'aria-label': label });
  const rows = virtualRows(
    box,
    () => count,
    (index) => {
      const row = makeRow(index);
      row.id = `${id}-${index}`;
      row.dataset.index = String(index);
      row.setAttribute('role', 'option');
      row.setAttribute('aria-posinset', String(index + 1));
      row.setAttribute('aria-setsize', String(count));
      if (index === active) {
        row.setAttribute('aria-selected', 'true');
        row.classList.add('active');
      }
      return row;
    },
  );
  let active = 0;

  function activate(index: number): void {
    active = Math.max(0, Math.min(index, count - 1));
    rows.reveal(active);
    rows.select(active);
    onActive?.(active);
  }

  const steps: Readonly<Record<string, () => number>> = {
    ArrowDown: () => active + 1,
    ArrowUp: () => active - 1,
    Home: () => 0,
    End: () => count - 1,
    PageDown: () => active + rows.pageSize(),
    PageUp: () => active - rows.pageSize(),
  };
  box.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step) activate(step());
    else if (event.key === 'Enter') onOpen(active);
    else return;
    event.preventDefault();
  });
  followMouse(box, activate, onOpen);
  // The box has a size only once it is on the page.
  requestAnimationFrame(() => activate(active));
  return box;
}
