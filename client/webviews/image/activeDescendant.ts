/** A box that has the focus for one of the many elements in it (ARIA's `aria-activedescendant`), which each say their place in `data-index`. */

/** Makes an element the active one, in the place of another. */
export function setActive(box: HTMLElement, active: HTMLElement): void {
  for (const other of box.querySelectorAll<HTMLElement>('[aria-selected="true"]')) mark(other, false);
  mark(active, true);
  box.setAttribute('aria-activedescendant', active.id);
  // The context menu that a key opens is that of the box.
  const { vscodeContext } = active.dataset;
  if (vscodeContext === undefined) delete box.dataset.vscodeContext;
  else box.dataset.vscodeContext = vscodeContext;
}

/** The place of the element that an event is about; undefined beside them. */
export function indexAt({ target }: Event): number | undefined {
  const found = target instanceof Element ? target.closest('[data-index]') : null;
  return found instanceof HTMLElement ? Number(found.dataset.index) : undefined;
}

/** A click and a context menu make the element under the mouse the active one; a double click opens it. */
export function followMouse(box: HTMLElement, activate: (index: number) => void, open: (index: number) => void): void {
  const listen = (kind: string, act: (index: number) => void) =>
    box.addEventListener(kind, (event) => {
      const index = indexAt(event);
      if (index !== undefined) act(index);
    });
  listen('click', activate);
  listen('contextmenu', activate);
  listen('dblclick', open);
}

function mark(element: HTMLElement, isActive: boolean): void {
  element.setAttribute('aria-selected', String(isActive));
  element.classList.toggle('active', isActive);
}
