/** Makes elements. What comes from an image goes in as text, never as markup. */
import { visibleText } from '../../src/images/visibleText';

export type Child = Node | string | undefined | false;

export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined | ((event: Event) => void);
}

/** Attributes that are functions listen to the event of that name; true is an empty attribute, false and undefined are none. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value));
  }
  fill(made, ...children);
  return made;
}

/** In place of what is in it. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  const present = children.filter((child) => child !== undefined && child !== false);
  parent.replaceChildren(...present.map((child) => (typeof child === 'string' ? visibleText(child) : child)));
}

export function button(words: string, onClick: () => void, more: Attributes = {}): HTMLButtonElement {
  return element('button', { type: 'button', click: onClick, ...more }, words);
}

/** A list of terms with what is said of each; those with nothing to say are left out. */
export function definitions(...entries: readonly (readonly [term: string, ...said: Child[]])[]): HTMLElement {
  const parts = entries.flatMap(([term, ...said]) => {
    const present = said.filter((child) => child !== undefined && child !== false && child !== '');
    return present.length === 0 ? [] : [element('dt', {}, term), element('dd', {}, ...present)];
  });
  return element('dl', {}, ...parts);
}

export function code(text: string): HTMLElement {
  return element('code', {}, text);
}
