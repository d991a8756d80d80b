/** Rows of which only those in sight are there, so that a hundred thousand cost no more than thirty. */
import { element } from './dom';

/** In pixels; the style sheet has the same. */
const rowHeight = 22;
const rowsBeyond = 10;

export interface VirtualRows {
  /** Scrolls; takes the focus and the keys. */
  readonly box: HTMLElement;
  /** Draws anew, after a change of the rows. */
  draw(): void;
  reveal(index: number): void;
  /** Makes a row the selected one, in place: a row that were made anew between two clicks would get no double click. */
  select(index: number): void;
  /** How many rows are in sight. */
  pageSize(): number;
}

function mark(row: HTMLElement, isSelected: boolean): void {
  row.setAttribute('aria-selected', String(isSelected));
  row.classList.toggle('active', isSelected);
}

/** The place of the row that an event is about; undefined beside the rows. */
export function rowIndexAt({ target }: Event): number | undefined {
  const row = target instanceof Element ? target.closest('[data-index]') : null;
  return row instanceof HTMLElement ? Number(row.dataset.index) : undefined;
}

/** `makeRow` gets the place of a row; `onRange` is told which rows are drawn. */
export function virtualRows(
  box: HTMLElement,
  rowCount: () => number,
  makeRow: (index: number) => HTMLElement,
  onRange: (first: number, end: number) => void = () => {},
): VirtualRows {
  const space = element('div', { class: 'rows', role: 'presentation' });
  box.append(space);
  let frame = 0;

  function draw(): void {
    cancelAnimationFrame(frame);
    const count = rowCount();
    space.style.height = `${count * rowHeight}px`;
    const first = Math.max(0, Math.floor(box.scrollTop / rowHeight) - rowsBeyond);
    const end = Math.min(count, Math.ceil((box.scrollTop + box.clientHeight) / rowHeight) + rowsBeyond);
    const rows: HTMLElement[] = [];
    for (let index = first; index < end; index += 1) {
      const row = makeRow(index);
      row.style.top = `${index * rowHeight}px`;
      rows.push(row);
    }
    space.replaceChildren(...rows);
    onRange(first, end);
  }

  function rowAt(index: number): HTMLElement | null {
    return space.querySelector<HTMLElement>(`[data-index="${index}"]`);
  }

  const drawSoon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  };
  box.addEventListener('scroll', drawSoon, { passive: true });
  new ResizeObserver(drawSoon).observe(box);
  return {
    box,
    draw,
    select(index) {
      if (!rowAt(index)) draw();
      for (const row of space.querySelectorAll<HTMLElement>('[aria-selected="true"]')) mark(row, false);
      const row = rowAt(index);
      if (!row) return;
      mark(row, true);
      box.setAttribute('aria-activedescendant', row.id);
      // The context menu that a key opens is that of the box.
      const { vscodeContext } = row.dataset;
      if (vscodeContext === undefined) delete box.dataset.vscodeContext;
      else box.dataset.vscodeContext = vscodeContext;
    },
    reveal(index) {
      const top = index * rowHeight;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight - box.clientHeight;
    },
    pageSize: () => Math.max(1, Math.floor(box.clientHeight / rowHeight) - 1),
  };
}
