/** The layers of an image by size, and the files of the one that is chosen, or of all of them together. */
import type { ImageContents, ImageLayer, LayerContents } from '../../src/imageProtocol';
import { counted, shortDigest, sizeText } from '../../src/images/quantities';
import { awaited } from './awaited';
import { element } from './dom';
import { filesPanel } from './filesPanel';
import type { ImageSession } from './imageSession';
import { colourClass } from './layerColours';
import { nextIndex } from './tabs';

export function layers(session: ImageSession): HTMLElement {
  return awaited(
    'Reading the layers',
    (onProgress) => session.askContents(onProgress),
    (contents) => layersWithFiles(session, contents),
  );
}

function layersWithFiles(session: ImageSession, contents: ImageContents): HTMLElement {
  const { image, state } = session;
  const files = element('div', { class: 'files' });
  const chosen = () => state.current().layer;
  const isKnown = chosen() === null || image.layers[chosen() ?? 0] !== undefined;
  if (!isKnown) state.change({ layer: null });

  function choose(layer: number | null): void {
    if (layer !== chosen()) state.change({ layer, activePath: null, filter: '' });
    show();
  }

  function show(): void {
    for (const [index, option] of options.entries()) {
      const isChosen = layerOf(index) === chosen();
      option.setAttribute('aria-selected', String(isChosen));
      option.setAttribute('tabindex', isChosen ? '0' : '-1');
    }
    for (const [index, segment] of segments.entries()) segment.classList.toggle('chosen', index === chosen());
    files.replaceChildren(filesPanel(session, chosen()));
  }

  const options = [
    layerOption('Whole image', [`${counted(contents.fileCount, 'file')}, ${sizeText(contents.fileBytes)}`], [], () =>
      choose(null),
    ),
    ...image.layers.map((layer, index) => optionOf(layer, contents.layers[index], index, () => choose(index))),
  ];
  const segments = image.layers.map((layer, index) =>
    segmentOf(layer, contents.layers[index], index, () => choose(index)),
  );
  const list = element(
    'div',
    { role: 'listbox', 'aria-label': 'Layers, from the lowest', class: 'layer-list' },
    ...options,
  );
  list.addEventListener('keydown', (event) => {
    const current = options.indexOf(event.target as HTMLElement);
    const next = current < 0 ? undefined : nextIndex(event.key, current, options.length);
    if (next === undefined) return;
    event.preventDefault();
    options[next]?.focus();
    choose(layerOf(next));
  });
  show();
  return element(
    'div',
    { class: 'layers' },
    element('div', { class: 'layer-bar', 'aria-hidden': true }, ...segments),
    element('div', { class: 'layer-columns' }, list, files),
  );
}

/** The whole image comes first in the list. */
function layerOf(index: number): number | null {
  return index === 0 ? null : index - 1;
}

function optionOf(
  layer: ImageLayer,
  contents: LayerContents | undefined,
  index: number,
  onChoose: () => void,
): HTMLElement {
  const title = `${index + 1}. ${layer.createdBy ?? shortDigest(layer.digest)}`;
  const facts = `${counted(contents?.fileCount ?? 0, 'file')}, ${sizeText(contents?.fileBytes ?? 0)}`;
  const stored = `${sizeText(layer.sizeBytes)} ${layer.compression === 'none' ? 'stored' : 'compressed'}`;
  const notes = [
    ...((contents?.hiddenCount ?? 0) > 0 ? [`hides ${counted(contents?.hiddenCount ?? 0, 'file')} below`] : []),
    ...((contents?.wastedBytes ?? 0) > 0 ? [`wastes ${sizeText(contents?.wastedBytes ?? 0)}`] : []),
    ...(layer.isPresent ? [] : ['not in this image']),
    ...(contents?.incomplete ? [contents.incomplete] : []),
  ];
  const option = layerOption(title, [facts, stored], notes, onChoose);
  option.prepend(element('span', { class: `swatch ${colourClass(index)}` }));
  return option;
}

function layerOption(
  title: string,
  facts: readonly string[],
  notes: readonly string[],
  onChoose: () => void,
): HTMLElement {
  return element(
    'div',
    { role: 'option', class: 'layer', click: onChoose },
    element('span', { class: 'title', title }, title),
    ...facts.map((fact) => element('span', { class: 'facts' }, fact)),
    notes.length > 0 && element('span', { class: 'notes' }, notes.join(', ')),
  );
}

/** What people look at for the sizes; the list beside it says the same in words. */
function segmentOf(
  layer: ImageLayer,
  contents: LayerContents | undefined,
  index: number,
  onChoose: () => void,
): HTMLElement {
  const bytes = contents?.fileBytes ?? layer.sizeBytes;
  const waste = element('span', { class: 'waste' });
  waste.style.width = `${bytes > 0 ? (100 * (contents?.wastedBytes ?? 0)) / bytes : 0}%`;
  const segment = element(
    'div',
    {
      class: `segment ${colourClass(index)}`,
      title: `Layer ${index + 1}: ${sizeText(bytes)}`,
      click: onChoose,
    },
    waste,
  );
  segment.style.flexGrow = String(bytes);
  return segment;
}
