/** The rows of a tree of files whose folders are read part by part, when they are looked at. Knows nothing of how it is drawn. */
import type { ImageFile, ImageFolder, ImageFolderResult } from '../imageProtocol';

export interface FileRow {
  /** 1 for entries of the root. */
  readonly level: number;
  /** Its place among the entries of its folder, counted from 0, and how many these are. */
  readonly index: number;
  readonly siblingCount: number;
  /** Undefined for one that is still to be read. */
  readonly file: ImageFile | undefined;
  readonly isOpen: boolean;
}

export type ReadFolder = (
  folder: string,
  start: number,
  count: number,
) => Promise<ImageFolderResult | null | undefined>;

export interface FileTree {
  readonly rowCount: () => number;
  readonly row: (index: number) => FileRow | undefined;
  /** Of the row with a path, as far as it is read; undefined where there is none. */
  readonly indexOf: (path: string) => number | undefined;
  /** What the entries of the root that are read hold together. */
  readonly rootBytes: () => number;
  /** Why the root cannot be read; undefined where it can, or is being read. */
  readonly failure: () => string | undefined;
  readonly openFolders: () => readonly string[];
  /** Reads the root, and opens folders again that were open. */
  start(openFolders: readonly string[]): Promise<void>;
  /** Opens a folder or closes it. */
  toggle(path: string): Promise<void>;
  /** Reads what is missing of the rows in a range. */
  need(first: number, end: number): void;
}

const partSize = 500;

interface OpenFolder {
  readonly path: string;
  totalCount: number;
  /** By their place. */
  readonly entries: Map<number, ImageFile>;
  readonly asked: Set<number>;
}

/** Where a row is; what stands there is looked up when it is drawn. */
interface RowPlace {
  readonly level: number;
  readonly folder: OpenFolder;
  readonly index: number;
}

export function createFileTree(read: ReadFolder, onChange: () => void): FileTree {
  const root = newFolder('');
  const open = new Map<string, OpenFolder>();
  let places: readonly RowPlace[] = [];
  let failure: string | undefined;

  async function readPart(folder: OpenFolder, part: number): Promise<void> {
    if (folder.asked.has(part)) return;
    folder.asked.add(part);
    const answer = await read(folder.path, part * partSize, partSize);
    if (answer?.kind === 'folder') take(folder, part * partSize, answer);
    else if (folder === root && part === 0) failure = answer?.message ?? 'The files were not read.';
    onChange();
  }

  function take(folder: OpenFolder, start: number, { entries, totalCount }: ImageFolder): void {
    // Where rows come in place of rows that were to be read, the others stay where they are.
    const staysInPlace = folder.totalCount === totalCount && !entries.some(({ path }) => open.has(path));
    folder.totalCount = totalCount;
    for (const [index, entry] of entries.entries()) folder.entries.set(start + index, entry);
    if (!staysInPlace) placeRows();
  }

  function placeRows(): void {
    const all: RowPlace[] = [];
    addRows(root, 1, all);
    places = all;
  }

  function addRows(folder: OpenFolder, level: number, all: RowPlace[]): void {
    for (let index = 0; index < folder.totalCount; index += 1) {
      all.push({ level, folder, index });
      const inside = openAt(folder.entries.get(index));
      if (inside) addRows(inside, level + 1, all);
    }
  }

  function openAt(file: ImageFile | undefined): OpenFolder | undefined {
    return file?.kind === 'folder' ? open.get(file.path) : undefined;
  }

  async function openFolder(path: string): Promise<void> {
    const folder = newFolder(path);
    open.set(path, folder);
    await readPart(folder, 0);
  }

  return {
    rowCount: () => places.length,
    row(index) {
      const place = places[index];
      if (!place) return undefined;
      const { level, folder, index: inFolder } = place;
      const file = folder.entries.get(inFolder);
      const isOpen = openAt(file) !== undefined;
      return { level, index: inFolder, siblingCount: folder.totalCount, file, isOpen };
    },
    indexOf(path) {
      const found = places.findIndex(({ folder, index }) => folder.entries.get(index)?.path === path);
      return found < 0 ? undefined : found;
    },
    rootBytes: () => [...root.entries.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    failure: () => failure,
    openFolders: () => [...open.keys()],
    async start(openFolders) {
      await readPart(root, 0);
      // Those above come first: a folder shows only where the one that it is in is open.
      for (const path of [...openFolders].sort()) if (failure === undefined) await openFolder(path);
    },
    async toggle(path) {
      if (!open.delete(path)) return openFolder(path);
      placeRows();
      onChange();
    },
    need(first, end) {
      for (const { folder, index } of places.slice(first, end)) {
        if (!folder.entries.has(index)) void readPart(folder, Math.floor(index / partSize));
      }
    },
  };
}

function newFolder(path: string): OpenFolder {
  return { path, totalCount: 0, entries: new Map(), asked: new Set() };
}
