/** Recipes that name a class or an included file themselves. */
import type { IndexedFile, Snapshot } from '../project/snapshot';

/** The paths of the recipes, those of the file's own layer first. */
export function recipesUsing(snapshot: Snapshot, path: string): readonly string[] {
  const file = snapshot.file(path);
  if (!file) return [];
  const users = file.dialect === 'class' ? snapshot.filesInheriting(file.name) : snapshot.filesIncluding(path);
  const recipes = users.filter(({ dialect }) => dialect === 'recipe');
  const isNear = (each: IndexedFile): boolean => each.layer?.root === file.layer?.root;
  return [...recipes.filter(isNear), ...recipes.filter((each) => !isNear(each))].map((each) => each.path);
}
