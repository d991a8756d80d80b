/** The trees of the files that others name: of open documents as they are typed, of the rest as they are on disk. */
import type { FileReader } from '../project/files';
import type { TreeSource } from '../project/resolution/lookup';
import { type TreesOnDisk, treesOnDisk } from '../project/resolution/treesOnDisk';
import type { SyntaxTree } from '../syntax/bitbake/tree';

/** Enough for the classes, includes and configuration files of large layers: evaluating a recipe takes some hundred of them. */
const keptTrees = 2000;

export class ProjectTrees implements TreeSource {
  readonly #openTree: (path: string) => SyntaxTree | undefined;
  readonly #onDisk: TreesOnDisk;

  constructor(reader: FileReader, openTree: (path: string) => SyntaxTree | undefined) {
    this.#openTree = openTree;
    this.#onDisk = treesOnDisk(reader, keptTrees);
  }

  read(path: string): ReturnType<TreeSource['read']> {
    const tree = this.#openTree(path);
    return tree ? { kind: 'tree', tree } : this.#onDisk.read(path);
  }

  /** A file or folder has changed on disk. */
  forget(path: string): void {
    this.#onDisk.forget(path);
  }
}
