/** Which files take in which: recipes, appends, classes and included files, by `inherit`, `include` and `require`. */
import { type Span, span } from '../base/span';
import type { IndexedFile, Snapshot } from '../project/snapshot';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import { namedFiles } from './context/namedFiles';
import { usersOf } from './context/users';

/** One file takes in another. */
export interface FileCall {
  /** The other file: the one that is taken in, or the one that takes in. */
  readonly file: IndexedFile;
  /** Where the file that takes in names the other; its start where it names it by its own name alone, as an append does. */
  readonly spans: readonly Span[];
}

/** Gives the tree of a file, or nothing if it cannot be read. */
export type TreeOf = (path: string) => SyntaxTree | undefined;

/** Each is read for the places in it: thousands of files inherit a class like `pkgconfig`. */
const maxCallers = 200;

/** The files that take in a file, those of its own layer first; at most two hundred. */
export function incomingCalls(snapshot: Snapshot, path: string, treeOf: TreeOf): readonly FileCall[] {
  const file = snapshot.file(path);
  if (!file) return [];
  return usersOf(snapshot, file)
    .slice(0, maxCallers)
    .map((caller) => {
      const tree = treeOf(caller.path);
      const named = tree ? namedFiles(snapshot, { path: caller.path, tree }) : [];
      return { file: caller, spans: orStart(named.filter(({ target }) => target === path).map((each) => each.span)) };
    });
}

/** The files that a file takes in, in the order of its text; for an append, the recipes that it extends first. */
export function outgoingCalls(snapshot: Snapshot, path: string, treeOf: TreeOf): readonly FileCall[] {
  const tree = treeOf(path);
  if (!tree) return [];
  const spansByPath = new Map<string, Span[]>();
  for (const recipe of tree.dialect === 'append' ? snapshot.recipesOf(path) : []) spansByPath.set(recipe.path, []);
  for (const { target, span: place } of namedFiles(snapshot, { path, tree })) {
    spansByPath.set(target, [...(spansByPath.get(target) ?? []), place]);
  }
  return [...spansByPath].flatMap(([target, spans]) => {
    const file = snapshot.file(target);
    return file ? [{ file, spans: orStart(spans) }] : [];
  });
}

function orStart(spans: readonly Span[]): readonly Span[] {
  return spans.length > 0 ? spans : [span(0, 0)];
}
