/** Gives the steps of files, each taken out of its tree once. */
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import type { Unread } from '../readFile';
import type { TreeSource } from '../resolution/lookup';
import { type Script, scriptOf } from './steps';

export type ReadScript = { readonly kind: 'script'; readonly script: Script } | { readonly kind: 'missing' } | Unread;

export class ScriptSource {
  readonly #trees: TreeSource;
  /** By path: the tree the steps were taken from, so that an edited file is taken apart anew. */
  readonly #scripts = new Map<string, { readonly tree: SyntaxTree; readonly script: Script }>();

  constructor(trees: TreeSource) {
    this.#trees = trees;
  }

  /** Whether the file was read before. */
  knows(path: string): boolean {
    return this.#scripts.has(path);
  }

  read(path: string): ReadScript {
    const read = this.#trees.read(path);
    if (read.kind !== 'tree') return read;
    const known = this.#scripts.get(path);
    if (known?.tree === read.tree) return { kind: 'script', script: known.script };
    const script = scriptOf(read.tree);
    if (this.#scripts.size >= SCRIPT_LIMIT) this.#scripts.clear();
    this.#scripts.set(path, { tree: read.tree, script });
    return { kind: 'script', script };
  }
}

/** More than the classes, includes and configuration files of all layers together. */
const SCRIPT_LIMIT = 4000;
