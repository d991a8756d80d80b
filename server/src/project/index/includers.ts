/** Which files include a file: worked out once for all files of an index. */
import { baseName } from '../paths';
import type { Snapshot } from '../snapshot';
import type { FileRecord } from './fileRecord';

interface Includer {
  readonly file: FileRecord;
  /** As the file writes it. */
  readonly target: string;
}

export class Includers {
  /** By the base name of what is included: resolving a path looks at the disk, so that names are compared first. */
  readonly #byEnding: ReadonlyMap<string, readonly Includer[]>;
  readonly #resolve: Snapshot['resolveInclude'];

  constructor(records: Iterable<FileRecord>, resolve: Snapshot['resolveInclude']) {
    this.#byEnding = includersByEnding(records);
    this.#resolve = resolve;
  }

  /** Those whose `include`, `require` or `include_all` leads to the file, each once. */
  of(path: string): readonly FileRecord[] {
    const named = this.#byEnding.get(baseName(path)) ?? [];
    return [...new Set(named.flatMap(({ file, target }) => (this.#resolve(file.path, target) === path ? [file] : [])))];
  }
}

function includersByEnding(records: Iterable<FileRecord>): ReadonlyMap<string, readonly Includer[]> {
  const byEnding = new Map<string, Includer[]>();
  for (const file of records) {
    for (const target of file.includes) {
      const ending = baseName(target);
      const same = byEnding.get(ending);
      if (same) same.push({ file, target });
      else byEnding.set(ending, [{ file, target }]);
    }
  }
  return byEnding;
}
