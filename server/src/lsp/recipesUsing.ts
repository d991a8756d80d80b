/** Recipes that name a class or an included file themselves. */
import { baseName } from '../project/paths';
import type { IndexedFile, Snapshot } from '../project/snapshot';

/** The paths of the recipes, those of the file's own layer first. */
export function recipesUsing(snapshot: Snapshot, path: string): readonly string[] {
  const file = snapshot.file(path);
  if (!file) return [];
  const uses = file.dialect === 'class' ? inheriting(file.name) : including(snapshot, path);
  const users = [...snapshot.files()].filter((each) => each.dialect === 'recipe' && uses(each));
  const isNear = (each: IndexedFile): boolean => each.layer?.root === file.layer?.root;
  return [...users.filter(isNear), ...users.filter((each) => !isNear(each))].map((each) => each.path);
}

function inheriting(className: string): (file: IndexedFile) => boolean {
  return ({ inherits }) => inherits.includes(className);
}

function including(snapshot: Snapshot, path: string): (file: IndexedFile) => boolean {
  const name = baseName(path);
  return (file) =>
    file.includes.some((target) => baseName(target) === name && snapshot.resolveInclude(file.path, target) === path);
}
