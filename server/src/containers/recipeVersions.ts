/** The versions of a recipe, as far as its files tell them in plain text. */
import type { IndexedFile, Snapshot } from '../project/snapshot';

export interface RecipeVersion {
  readonly text: string;
  /** False where only the beginning is known: `1.28.0+git` of a version that goes on with an expansion. */
  readonly isWhole: boolean;
}

/** More files than a recipe includes. */
const maxIncluded = 20;

/** PV as the recipe and what it includes assign it, else that of the file's name. */
export function recipeVersions(snapshot: Snapshot, recipe: IndexedFile): readonly RecipeVersion[] {
  const files = new Map([recipe, ...snapshot.appendsOf(recipe.path)].map((file) => [file.path, file]));
  const assigned: RecipeVersion[] = [];
  for (const { path, includes, assignments } of files.values()) {
    if (files.size > maxIncluded) return [{ text: '', isWhole: false }];
    if (assignments.some(({ name, flag }) => flag === undefined && /^PV(?::|$)/.test(name))) {
      assigned.push(...assignedVersions(snapshot.textOf(path) ?? ''));
    }
    for (const target of includes) {
      const included = snapshot.file(snapshot.resolveInclude(path, target) ?? '');
      if (included) files.set(included.path, included);
    }
  }
  return assigned.length > 0 ? assigned : [{ text: recipe.version ?? '', isWhole: recipe.version !== undefined }];
}

/** Whether a version can be what PREFERRED_VERSION asks for; `%` in it stands for any ending, and an epoch in front does not count. */
export function isPossibleVersion({ text, isWhole }: RecipeVersion, wanted: string): boolean {
  const asked = wanted.replace(/^\d+:/, '');
  const isOpen = asked.endsWith('%');
  const start = isOpen ? asked.slice(0, -1) : asked;
  if (isWhole) return isOpen ? text.startsWith(start) : text === start;
  return text.startsWith(start) || start.startsWith(text);
}

function assignedVersions(text: string): readonly RecipeVersion[] {
  return [...text.matchAll(/^PV\S*\s*[?:+.]*=\s*["']([^"']*)/gm)].map(([, version = '']) => {
    const end = version.indexOf('$');
    return end === -1 ? { text: version, isWhole: true } : { text: version.slice(0, end), isWhole: false };
  });
}
