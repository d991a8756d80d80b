/** Parts of pages that several of them have. */
import { type Child, element } from './dom';

export function section(title: string, ...content: readonly Child[]): HTMLElement {
  return element('section', {}, element('h2', {}, title), ...content);
}

export function muted(text: string): HTMLElement {
  return element('span', { class: 'muted' }, text);
}

export function failureText(message: string): HTMLElement {
  return element('p', { class: 'failure', role: 'alert' }, message);
}

/** `whenNone` stands where there is no row. */
export function table(heads: readonly string[], rows: readonly (readonly Child[])[], whenNone: string): HTMLElement {
  if (rows.length === 0) return element('p', {}, muted(whenNone));
  return element(
    'table',
    { class: 'listing' },
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell))))),
  );
}
