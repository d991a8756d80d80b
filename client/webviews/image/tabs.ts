/** Tabs as the ARIA practices have them: one stop for the Tab key, arrows between them, and the panel of the chosen one below. */
import { element } from './dom';

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly title: string;
  /** Called each time that the tab is chosen. */
  readonly makePanel: () => Node;
}

export function tabs<Name extends string>(
  label: string,
  all: readonly Tab<Name>[],
  chosen: Name,
  onChoose: (name: Name) => void,
): HTMLElement {
  const panel = element('div', { role: 'tabpanel', id: 'panel' });
  const buttons = all.map(({ name, title }) =>
    element(
      'button',
      { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': 'panel', click: () => choose(name) },
      title,
    ),
  );

  function choose(name: Name): void {
    show(name);
    onChoose(name);
  }

  function show(name: Name): void {
    all.forEach((tab, index) => {
      const isChosen = tab.name === name;
      buttons[index]?.setAttribute('aria-selected', String(isChosen));
      buttons[index]?.setAttribute('tabindex', isChosen ? '0' : '-1');
      if (!isChosen) return;
      panel.setAttribute('aria-labelledby', `tab-${name}`);
      panel.replaceChildren(tab.makePanel());
    });
  }

  function moveFocus(event: KeyboardEvent): void {
    const current = buttons.indexOf(event.target as HTMLButtonElement);
    const next = nextIndex(event.key, current, buttons.length);
    const tab = next === undefined ? undefined : all[next];
    if (current < 0 || next === undefined || !tab) return;
    event.preventDefault();
    buttons[next]?.focus();
    choose(tab.name);
  }

  const list = element('div', { role: 'tablist', 'aria-label': label, class: 'tabs' }, ...buttons);
  list.addEventListener('keydown', moveFocus);
  show(chosen);
  return element('div', { class: 'tabbed' }, list, panel);
}

/** Where an arrow, Home or End leads in a row or column that goes round; undefined for any other key. */
export function nextIndex(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (current + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (current - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
