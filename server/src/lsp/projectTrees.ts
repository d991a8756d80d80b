/** The trees of the files that others name: of open documents as they are typed, of the rest as they are on disk. */
import type { FileReader } from '../project/files';
import type { TreeSource } from '../project/resolution/lookup';
import { treesOnDisk } from '../project/resolution/treesOnDisk';
import type { SyntaxTree } from '../syntax/bitbake/tree';

/** Enough for all classes of openembedded-core. */
const keptTrees = 300;

export class ProjectTrees implements TreeSource {
  readonly #reader: FileReader;
  readonly #openTree: (path: string) => SyntaxTree | undefined;
  #onDisk: TreeSource;

  constructor(reader: FileReader, openTree: (path: string) => SyntaxTree | undefined) {
    this.#reader = reader;
    this.#openTree = openTree;
    this.#onDisk = treesOnDisk(reader, keptTrees);
  }

  read(path: string): ReturnType<TreeSource['read']> {
    const tree = this.#openTree(path);
    return tree ? { kind: 'tree', tree } : this.#onDisk.read(path);
  }

  /** Some files have changed on disk. */
  forget(): void {
    this.#onDisk = treesOnDisk(this.#reader, keptTrees);
  }
}
