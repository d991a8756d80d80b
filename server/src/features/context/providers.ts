/** The recipes that provide a name. */
import type { IndexedFile, Snapshot } from '../../project/snapshot';

/** The recipe of that name first, then those whose PROVIDES or RPROVIDES holds it, also in a class or file that they take in. */
export function providersOf(snapshot: Snapshot, name: string): readonly IndexedFile[] {
  const found = new Map<string, IndexedFile>();
  const take = (file: IndexedFile): void => {
    if (file.dialect === 'recipe') found.set(file.path, file);
    else if (file.dialect === 'append')
      for (const recipe of snapshot.recipesOf(file.path)) found.set(recipe.path, recipe);
    else if (file.dialect === 'include') for (const user of snapshot.filesIncluding(file.path)) take(user);
    else if (file.dialect === 'class') for (const recipe of snapshot.recipesInheriting(file.name)) takeAll(recipe);
  };
  const takeAll = (recipe: string): void => snapshot.recipesNamed(recipe).forEach(take);
  takeAll(name);
  for (const file of snapshot.providersOf(name)) take(file);
  return [...found.values()];
}
