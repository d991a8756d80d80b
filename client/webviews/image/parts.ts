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

/** An image may have been made to have more of something than a page can hold. */
const mostShown = 1000;

/** The first thousand, and a line that tells how many more there are. */
export function firstOf<Item>(items: readonly Item[]): { readonly shown: readonly Item[]; readonly more: Child } {
  const rest = items.length - mostShown;
  const more = rest > 0 && element('p', {}, muted(`and ${rest.toLocaleString('en-US')} more`));
  return { shown: items.slice(0, mostShown), more };
}

/** `whenNone` stands where there is no row. */
export function table(heads: readonly string[], rows: readonly (readonly Child[])[], whenNone: string): HTMLElement {
  if (rows.length === 0) return element('p', {}, muted(whenNone));
  const { shown, more } = firstOf(rows);
  const body = shown.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell))));
  const made = element(
    'table',
    { class: 'listing' },
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...body),
  );
  return element('div', {}, made, more);
}
