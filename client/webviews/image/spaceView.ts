/** What takes the space in the image, folder by folder: as a picture or as a list, with the way back up. */
import type { SpaceNode } from '../../src/imageProtocol';
import { sizeText } from '../../src/images/quantities';
import { button, element, fill } from './dom';
import type { ImageSession } from './imageSession';
import { colourClass } from './layerColours';
import { failureText } from './parts';
import { spaceList } from './spaceList';
import { spaceTreemap } from './spaceTreemap';

export interface SpaceActions {
  /** Goes into a folder, or opens a file. */
  enter(node: SpaceNode): void;
  /** To the folder above. */
  leave(): void;
}

export function spaceView({ host, image, state }: ImageSession): HTMLElement {
  const place = element('div', { class: 'space-place' });
  const trail = element('nav', { class: 'trail', 'aria-label': 'The folder that is shown' });
  const legend = element('ul', { class: 'legend', 'aria-label': 'Colours of the layers' });
  let turn = 0;
  let shown: SpaceNode | undefined;

  async function show(folder: string, takesFocus: boolean): Promise<void> {
    turn += 1;
    const ours = turn;
    const answer = await host.ask({ about: 'space', image: image.digest, folder }).answer;
    if (ours !== turn) return;
    if (answer?.kind === 'space') {
      state.change({ spaceFolder: folder });
      shown = answer.root;
      draw(takesFocus);
    } else if (folder !== '') await show('', takesFocus);
    else fill(place, failureText(answer?.message ?? 'The language server does not answer.'));
  }

  const actions: SpaceActions = {
    enter({ kind, path, layer }) {
      if (kind === 'file') host.act({ kind: 'openFile', image: image.digest, layer, file: path });
      else if (path !== shown?.path) void show(path, true);
    },
    leave() {
      if (shown && shown.path !== '') void show(folderOf(shown.path), true);
    },
  };

  function draw(takesFocus: boolean): void {
    if (!shown) return;
    const isMap = state.current().spaceView === 'map';
    for (const [view, made] of choices) made.setAttribute('aria-pressed', String((view === 'map') === isMap));
    fill(trail, ...trailOf(shown, (folder) => void show(folder, true)));
    fill(legend, ...(isMap ? layersIn(shown) : []).map(legendItem));
    fill(place, shown.children.length > 0 && isMap ? spaceTreemap(shown, actions) : spaceList(shown, actions));
    if (takesFocus) place.querySelector<HTMLElement>('[tabindex="0"], button')?.focus();
  }

  const choices = (['map', 'list'] as const).map(
    (view) =>
      [
        view,
        button(view === 'map' ? 'Map' : 'List', () => choose(view), { class: 'toggle', 'aria-pressed': 'false' }),
      ] as const,
  );
  function choose(view: 'map' | 'list'): void {
    state.change({ spaceView: view });
    draw(false);
  }
  void show(state.current().spaceFolder, false);
  return element(
    'div',
    { class: 'space-view' },
    element(
      'div',
      { class: 'tools' },
      trail,
      legend,
      element(
        'span',
        { class: 'toggles', role: 'group', 'aria-label': 'Shown as' },
        ...choices.map(([, made]) => made),
      ),
    ),
    place,
  );
}

/** The folders above, each of which can be gone back to, and the one that is shown. */
function trailOf({ path, sizeBytes }: SpaceNode, go: (folder: string) => void): readonly (HTMLElement | string)[] {
  const names = path === '' ? [] : path.split('/');
  const folders = ['', ...names.map((_, index) => names.slice(0, index + 1).join('/'))];
  const steps = folders.map((folder, index) => {
    const name = index === 0 ? 'Image' : (names[index - 1] ?? '');
    return index === folders.length - 1
      ? element('strong', { 'aria-current': 'location' }, name)
      : button(name, () => go(folder), { class: 'link' });
  });
  const separated = steps.flatMap((step, index) =>
    index === 0 ? [step] : [element('span', { class: 'muted', 'aria-hidden': true }, '/'), step],
  );
  return [...separated, element('span', { class: 'muted' }, sizeText(sizeBytes))];
}

/** Of what stands in the picture by its name. */
function layersIn(root: SpaceNode): readonly number[] {
  const layers = new Set<number>();
  const add = ({ layer, children, kind }: SpaceNode): void => {
    if (children.length === 0 && kind !== 'others') layers.add(layer);
    else children.forEach(add);
  };
  add(root);
  return [...layers].sort((a, b) => a - b);
}

function legendItem(layer: number): HTMLElement {
  return element('li', {}, element('span', { class: `swatch ${colourClass(layer)}` }), `Layer ${layer + 1}`);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
