/** Which recipes inherit a class, themselves or through the files that they include. */
import type { IndexedFile, Snapshot } from '../snapshot';
import type { Includers } from './includers';

/** Answers are kept: the classes asked for are few, and a completion asks for the same ones at every key. */
export class RecipeInheritance {
  readonly #snapshot: Pick<Snapshot, 'filesInheriting'>;
  readonly #includers: Includers;
  readonly #recipesByClass = new Map<string, ReadonlySet<string>>();

  constructor(snapshot: Pick<Snapshot, 'filesInheriting'>, includers: Includers) {
    this.#snapshot = snapshot;
    this.#includers = includers;
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
      open.push(...this.#includers.of(file.path));
    }
    return recipes;
  }
}
