/** The tree of an image's files, as the ARIA practices have trees: it is gone over with the arrow keys, Home, End and by typing a name. */
import type { ImageFile } from '../../src/imageProtocol';
import { createFileTree, type FileRow, type ReadFolder } from '../../src/images/fileTree';
import { parentRow, rowNamed } from '../../src/images/treeMoves';
import { indexAt } from './activeDescendant';
import { element } from './dom';
import { isOpenable } from './fileContext';
import { fileRow } from './fileRow';
import { virtualRows } from './virtualRows';

export interface FileTreeOptions {
  readonly label: string;
  readonly isWholeImage: boolean;
  readonly read: ReadFolder;
  readonly openFolders: readonly string[];
  readonly activePath: string | null;
  readonly onState: (openFolders: readonly string[], activePath: string | null) => void;
  /** The digest of the image. */
  readonly image: string;
  /** The entry that is active now, once it is read. */
  readonly onActive: (file: ImageFile | undefined) => void;
  /** Of what is no folder. */
  readonly onOpen: (file: ImageFile) => void;
  readonly onCopy: (text: string) => void;
}

const typingMs = 800;

export function fileTreeView(options: FileTreeOptions): HTMLElement {
  const { label, isWholeImage, onState } = options;
  const box = element('div', { class: 'file-tree', role: 'tree', tabindex: 0, 'aria-label': label, 'aria-busy': true });
  const tree = createFileTree(options.read, changed);
  const drawn = virtualRows(box, tree.rowCount, makeRow, tree.need);
  let active = 0;
  let bytes = 0;
  let activePath = options.activePath;
  let told: ImageFile | undefined;
  let typed = '';
  let typedAt = 0;

  function changed(): void {
    const failure = tree.failure();
    box.setAttribute('aria-busy', 'false');
    if (failure !== undefined) {
      box.replaceChildren(element('p', { class: 'failure', role: 'alert' }, failure));
      return;
    }
    bytes = tree.rootBytes();
    // Rows above it may have come or gone.
    if (activePath !== null && tree.row(active)?.file?.path !== activePath) active = tree.indexOf(activePath) ?? active;
    active = Math.max(0, Math.min(active, tree.rowCount() - 1));
    draw();
  }

  function draw(): void {
    drawn.draw();
    select();
  }

  function select(): void {
    if (tree.rowCount() === 0) return;
    drawn.select(active);
    const file = activePath === null ? undefined : tree.row(active)?.file;
    if (file?.path === told?.path) return;
    told = file;
    options.onActive(file);
  }

  function makeRow(index: number): HTMLElement {
    const row = tree.row(index);
    return row
      ? fileRow(row, {
          id: `file-${index}`,
          image: options.image,
          isActive: index === active,
          isWholeImage,
          total: bytes,
        })
      : element('div');
  }

  function activate(index: number): void {
    const last = tree.rowCount() - 1;
    active = Math.max(0, Math.min(index, last));
    activePath = tree.row(active)?.file?.path ?? null;
    drawn.reveal(active);
    select();
    onState(tree.openFolders(), activePath);
  }

  function toggle(row: FileRow | undefined): void {
    const { file } = row ?? {};
    if (file?.kind !== 'folder' || !file.hasEntries) return;
    void tree.toggle(file.path).then(() => onState(tree.openFolders(), activePath));
  }

  function open(row: FileRow | undefined): void {
    if (row?.file && isOpenable(row.file)) options.onOpen(row.file);
    else toggle(row);
  }

  function findTyped(letter: string): void {
    typed = performance.now() - typedAt < typingMs ? typed + letter : letter;
    typedAt = performance.now();
    const found = rowNamed(tree, typed, typed.length > 1 ? active : active + 1);
    if (found !== undefined) activate(found);
  }

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => activate(active + 1),
    ArrowUp: () => activate(active - 1),
    Home: () => activate(0),
    End: () => activate(tree.rowCount() - 1),
    PageDown: () => activate(active + drawn.pageSize()),
    PageUp: () => activate(active - drawn.pageSize()),
    ArrowRight() {
      const row = tree.row(active);
      if (row?.isOpen) activate(active + 1);
      else toggle(row);
    },
    ArrowLeft() {
      const row = tree.row(active);
      if (row?.isOpen) toggle(row);
      else activate(parentRow(tree, active));
    },
    Enter: () => open(tree.row(active)),
    ' ': () => toggle(tree.row(active)),
  };

  box.addEventListener('keydown', (event) => {
    if (event.key === 'c' && (event.ctrlKey || event.metaKey)) {
      if (activePath !== null && getSelection()?.isCollapsed !== false) options.onCopy(`/${activePath}`);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (act) act();
    else if (event.key.length === 1) findTyped(event.key.toLowerCase());
    else return;
    event.preventDefault();
  });
  box.addEventListener('click', (event) => {
    const index = indexAt(event);
    if (index === undefined) return;
    activate(index);
    toggle(tree.row(index));
  });
  box.addEventListener('dblclick', (event) => {
    const { file } = tree.row(indexAt(event) ?? -1) ?? {};
    if (file && isOpenable(file)) options.onOpen(file);
  });
  box.addEventListener('contextmenu', (event) => {
    const index = indexAt(event);
    if (index !== undefined) activate(index);
  });

  void tree.start(options.openFolders).then(() => drawn.reveal(active));
  return box;
}
