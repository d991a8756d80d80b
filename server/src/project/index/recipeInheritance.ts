/** Which recipes inherit a class, themselves or through the files that they include. */
import { baseName } from '../paths';
import type { IndexedFile, Snapshot } from '../snapshot';
import type { FileRecord } from './fileRecord';

/** Answers are kept: the classes asked for are few, and a completion asks for the same ones at every key. */
export class RecipeInheritance {
  readonly #records: ReadonlyMap<string, FileRecord>;
  readonly #snapshot: Pick<Snapshot, 'filesInheriting' | 'resolveInclude'>;
  readonly #recipesByClass = new Map<string, ReadonlySet<string>>();
  #includersByEnding: ReadonlyMap<string, readonly Includer[]> | undefined;

  constructor(
    records: ReadonlyMap<string, FileRecord>,
    snapshot: Pick<Snapshot, 'filesInheriting' | 'resolveInclude'>,
  ) {
    this.#records = records;
    this.#snapshot = snapshot;
  }

  recipesInheriting(className: string): ReadonlySet<string> {
    const known = this.#recipesByClass.get(className);
    if (known) return known;
    const recipes = this.#find(className);
    this.#recipesByClass.set(className, recipes);
    return recipes;
  }

  #find(className: string): ReadonlySet<string> {
    const recipes = new Set<string>();
    const seen = new Set<string>();
    const open: IndexedFile[] = [...this.#snapshot.filesInheriting(className)];
    for (let file = open.pop(); file; file = open.pop()) {
      if (seen.has(file.path) || file.dialect === 'class') continue;
      seen.add(file.path);
      if (file.dialect === 'recipe') recipes.add(file.name);
      open.push(...this.#includersOf(file.path));
    }
    return recipes;
  }

  #includersOf(path: string): readonly FileRecord[] {
    this.#includersByEnding ??= includersByEnding(this.#records.values());
    const named = this.#includersByEnding.get(baseName(path)) ?? [];
    return named.flatMap(({ file, target }) =>
      this.#snapshot.resolveInclude(file.path, target) === path ? [file] : [],
    );
  }
}

interface Includer {
  readonly file: FileRecord;
  /** As the file writes it. */
  readonly target: string;
}

/** By the base name of what is included: resolving a path looks at the disk, so that names are compared first. */
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
