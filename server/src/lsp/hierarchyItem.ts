/** Files as the items of call and type hierarchies. */
import { type Range, SymbolKind } from 'vscode-languageserver/node';
import { baseName } from '../project/paths';
import type { IndexedFile } from '../project/snapshot';
import type { Dialect } from '../syntax/bitbake/tree';
import { uriOfPath } from './uris';

/** What `CallHierarchyItem` and `TypeHierarchyItem` have in common. */
interface HierarchyItem {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly detail: string;
  readonly uri: string;
  readonly range: Range;
  readonly selectionRange: Range;
}

export function hierarchyItem({ path, name, dialect, layer }: IndexedFile): HierarchyItem {
  return {
    // Classes are known by their names, of other files there may be several versions.
    name: dialect === 'class' ? name : baseName(path),
    kind: kinds[dialect],
    detail: layer?.name ?? '',
    uri: uriOfPath(path),
    range: start,
    selectionRange: start,
  };
}

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const kinds: Readonly<Record<Dialect, SymbolKind>> = {
  recipe: SymbolKind.Package,
  append: SymbolKind.Module,
  class: SymbolKind.Class,
  include: SymbolKind.File,
  conf: SymbolKind.File,
};
