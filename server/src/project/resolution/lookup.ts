/** How a file finds the classes and files that it names: answered by a snapshot, or by the folders around one file. */
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import type { Unread } from '../readFile';

export interface FileLookup {
  /** The folders in which BitBake searches, in its order. */
  readonly searchPath: readonly string[];
  /** Whether a class or file that `fromPath` names and that is not found is missing for BitBake too. */
  findsAllFor(fromPath: string): boolean;
  classNames(): readonly string[];
  /** All files of a class, the one BitBake takes for a recipe first: classes-recipe before classes, BBPATH order. */
  classFiles(name: string): readonly string[];
  /** The file that `include`/`require` takes from `fromPath`: beside it first, then along BBPATH. */
  resolveInclude(fromPath: string, target: string): string | undefined;
  /** Whether anything is known to give the variable a value: an assignment anywhere, or the knowledge of its meaning. */
  isVariableKnown(name: string): boolean;
  /** Whether Python finds a module in a folder; undefined where that cannot be told. */
  holdsPythonModule(folder: string, name: string): boolean | undefined;
}

/** The tree of a file, or why there is none. */
export type ReadTree = { readonly kind: 'tree'; readonly tree: SyntaxTree } | { readonly kind: 'missing' } | Unread;

/** Gives the trees of files: of open documents as they are typed, of others as they are on disk. */
export interface TreeSource {
  read(path: string): ReadTree;
}
