/** The files of a layer or of the whole image, with a filter and an order. */
import type { ImageFile } from '../../src/imageProtocol';
import type { FileOrder } from '../../src/images/editorMessages';
import { counted } from '../../src/images/quantities';
import { element } from './dom';
import { fileDetails } from './fileDetails';
import { fileTreeView } from './fileTreeView';
import { foundFiles } from './foundFiles';
import type { ImageSession } from './imageSession';
import { failureText } from './parts';

const typingMs = 250;
const mostFound = 1000;

export function filesPanel(session: ImageSession, layer: number | null): HTMLElement {
  const { host, image, state } = session;
  const place = element('div', { class: 'tree-place' });
  const details = fileDetails(session);
  const open = ({ path, layer: of }: ImageFile) =>
    host.act({ kind: 'openFile', image: image.digest, layer: of, file: path });
  const found = element('span', { class: 'found muted', role: 'status' });
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function showTree(): void {
    turn += 1;
    found.textContent = '';
    const { openFolders, activePath, order } = state.current();
    place.replaceChildren(
      fileTreeView({
        label: layer === null ? 'Files of the image' : `Files of layer ${layer + 1}`,
        isWholeImage: layer === null,
        read: (folder, start, count) =>
          host.ask({ about: 'folder', image: image.digest, layer, folder, order, start, count }).answer,
        openFolders,
        activePath,
        onState: (folders, path) => state.change({ openFolders: folders, activePath: path }),
        image: image.digest,
        onActive: details.show,
        onOpen: open,
        onCopy: (text) => host.act({ kind: 'copy', text }),
      }),
    );
  }

  async function showFound(text: string): Promise<void> {
    turn += 1;
    const ours = turn;
    const answer = await host.ask({ about: 'search', image: image.digest, layer, text, count: mostFound }).answer;
    if (ours !== turn) return;
    if (answer?.kind !== 'folder') {
      place.replaceChildren(failureText(answer?.message ?? 'The language server does not answer.'));
      return;
    }
    const { entries, totalCount } = answer;
    found.textContent = `${counted(totalCount, 'file')}${totalCount > entries.length ? `, the first ${entries.length} shown` : ''}`;
    const isWholeImage = layer === null;
    details.show(undefined);
    place.replaceChildren(
      foundFiles(entries, { image: image.digest, isWholeImage, onActive: details.show, onOpen: open }),
    );
  }

  function show(): void {
    const text = filter.value.trim();
    if (text === '') showTree();
    else void showFound(text);
  }

  const filter = element('input', {
    type: 'search',
    placeholder: 'Filter files by path',
    'aria-label': 'Filter files by path',
    value: state.current().filter,
    input() {
      state.change({ filter: filter.value });
      clearTimeout(timer);
      timer = setTimeout(show, typingMs);
    },
  });
  const order = element(
    'select',
    {
      'aria-label': 'Order of the files',
      change() {
        state.change({ order: order.value as FileOrder });
        show();
      },
    },
    ...orders.map(([value, words]) => element('option', { value, selected: value === state.current().order }, words)),
  );
  show();
  const heads = element(
    'div',
    { class: 'file heads', 'aria-hidden': true },
    ...['Name', '', 'Mode', 'Owner', layer === null ? 'Layer' : '', 'Size', ''].map((words, index) =>
      element('span', { class: columns[index] ?? '' }, words),
    ),
  );
  return element(
    'div',
    { class: 'files-panel' },
    element('div', { class: 'tools' }, filter, order, found),
    heads,
    place,
    details.place,
  );
}

const orders: readonly (readonly [FileOrder, string])[] = [
  ['name', 'By name'],
  ['size', 'By size'],
];

const columns = ['name', 'mark', 'mode', 'owner', 'layer', 'size', 'share'];
