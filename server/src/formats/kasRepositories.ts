/** The repositories that a file of kas names, and where they lie on this machine as far as the workspace shows. */
import type { Span } from '../base/span';
import { baseName, folderOf, foldersUpwards, joined } from '../project/paths';
import type { Snapshot } from '../project/snapshot';
import {
  type DataNode,
  type DataProperty,
  isScalar,
  itemsOf,
  propertiesOf,
  propertyOf,
  stringOf,
  valueAt,
} from '../syntax/config/dataTree';
import { type ConfigFile, rootOf } from './configFile';

export interface KasRepository {
  readonly property: DataProperty;
  /** The one that it is in, or those that it may be in; none where that is not known. */
  readonly folders: readonly string[];
  /** Whether it is the one that the file is in, and no other revision can be meant. */
  readonly isOwn: boolean;
  readonly layers: readonly KasLayer[];
}

export interface KasLayer {
  /** Below the folder of the repository. */
  readonly path: string;
  readonly span: Span;
}

export interface KasInclude {
  readonly span: Span;
  /** Undefined for the repository that the file is in. */
  readonly repository: string | undefined;
  readonly path: string;
}

/** In the order of the text; without a layer that is named, the top of the repository is one. */
export function kasRepositories(file: ConfigFile, snapshot: Snapshot): readonly KasRepository[] {
  return propertiesOf(valueAt(rootOf(file), 'repos')).map((property) => {
    const isOwn = isFolderAtHand(property.value) && propertyOf(property.value, 'path') === undefined;
    const folders = isOwn ? ownFolders(file.path, snapshot) : checkoutOf(property, file.path, snapshot);
    return { property, folders, isOwn, layers: layersOf(property) };
  });
}

/** What `header.includes` names. */
export function kasIncludes(file: ConfigFile): readonly KasInclude[] {
  return itemsOf(valueAt(rootOf(file), 'header', 'includes')).flatMap((item) => {
    const written = stringOf(item) ?? stringOf(propertyOf(item, 'file')?.value);
    const span = item.kind === 'object' ? propertyOf(item, 'file')?.value.span : item.span;
    if (written === undefined || !span) return [];
    const repository = item.kind === 'object' ? stringOf(propertyOf(item, 'repo')?.value) : undefined;
    return item.kind === 'object' && repository === undefined ? [] : [{ span, repository, path: written }];
  });
}

/**
 * Whether no other file has a say in what kas makes of it, as far as can be seen: it includes none, and none lies beside it or in the folder
 * above. `kas build one.yml:two.yml` puts files together.
 */
export function standsAlone(file: ConfigFile, snapshot: Snapshot): boolean {
  if (!file.isWhole || valueAt(rootOf(file), 'header', 'includes')) return false;
  const folder = folderOf(file.path);
  return [folder, folderOf(folder)].every((each) =>
    snapshot.folder(each).every(({ name }) => !/^[^.].*\.ya?ml$/.test(name) || joined(each, name) === file.path),
  );
}

/** The folder that holds `.git`; undefined where none does, as in an archive. */
export function ownRepository(path: string, snapshot: Snapshot): string | undefined {
  return foldersUpwards(folderOf(path)).find((folder) => snapshot.folder(folder).some(({ name }) => name === '.git'));
}

/** Without `.git`, the folders upwards where one of them holds a layer. */
function ownFolders(path: string, snapshot: Snapshot): readonly string[] {
  const top = ownRepository(path, snapshot);
  if (top !== undefined) return [top];
  const around = foldersUpwards(folderOf(path)).slice(0, folderLimit);
  const holdsLayer = snapshot.layers.some(({ root }) => around.includes(root) || around.includes(folderOf(root)));
  return holdsLayer ? around : [];
}

/** kas takes a repository without an address as it lies there. */
function isFolderAtHand(repository: DataNode): boolean {
  const url = propertyOf(repository, 'url')?.value;
  return url === undefined || url.kind === 'null';
}

/** Folders upwards that checkouts may lie in. */
const folderLimit = 5;

/** kas checks out into the folder that it is called in, which is not known: one of the folders around the file. */
function checkoutOf({ name, value }: DataProperty, path: string, snapshot: Snapshot): readonly string[] {
  const below = stringOf(propertyOf(value, 'path')?.value) ?? name;
  if (below.startsWith('/')) return snapshot.folder(below).length > 0 ? [below] : [];
  const checkout = foldersUpwards(folderOf(path))
    .slice(0, folderLimit)
    .flatMap((folder) => [joined(folder, below), ...(baseName(folder) === below ? [folder] : [])])
    .find((folder) => snapshot.folder(folder).length > 0);
  return checkout === undefined ? [] : [checkout];
}

/** Behind a layer these words leave it out. */
export const wordsForLeftOut: ReadonlySet<string> = new Set(['disabled', 'excluded', 'n', 'no', '0', 'false']);

function layersOf({ value, nameSpan }: DataProperty): readonly KasLayer[] {
  const layers = propertyOf(value, 'layers')?.value;
  if (layers?.kind !== 'object') return [{ path: '.', span: nameSpan }];
  return layers.properties.flatMap(({ name, nameSpan: span, value: setting }) => {
    const isLeftOut = isScalar(setting) && wordsForLeftOut.has(setting.text.toLowerCase());
    return isLeftOut ? [] : [{ path: name, span }];
  });
}
