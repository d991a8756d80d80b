/** What is said above the first line of a file: what it belongs to in the project, and what can be done with the image that it gives. */
import type { IndexedFile, Snapshot, SourceFile } from '../project/snapshot';
import type { Dialect } from '../syntax/bitbake/tree';
import { imageRecipeKind, inheritedClasses } from './context/imageRecipeKind';
import { usersOf } from './context/users';

export type CodeLens =
  /** Files to go to. */
  | { readonly kind: 'files'; readonly title: string; readonly paths: readonly string[] }
  /** The OCI image in a line, which takes evaluating the recipe. */
  | { readonly kind: 'imageSummary' }
  | { readonly kind: 'build'; readonly recipe: string }
  | { readonly kind: 'deploy' };

/** More than a list to choose from can hold. */
const maxPaths = 300;

/** The lenses of a file of the project; what is not there is not said. */
export function codeLenses(snapshot: Snapshot, { path }: SourceFile): readonly CodeLens[] {
  const file = snapshot.file(path);
  switch (file?.dialect) {
    case 'recipe':
      return [...recipeLenses(snapshot, file), ...imageLenses(snapshot, file)];
    case 'class':
      return filesLens('inherited by', usersOf(snapshot, file));
    case 'include':
      return filesLens('included by', usersOf(snapshot, file));
    default:
      return [];
  }
}

function recipeLenses(snapshot: Snapshot, recipe: IndexedFile): readonly CodeLens[] {
  const appends = snapshot.appendsOf(recipe.path);
  const including = usersOf(snapshot, recipe).filter((user) => !appends.includes(user));
  return [...filesLens('', appends), ...filesLens('included by', including)];
}

function imageLenses(snapshot: Snapshot, recipe: IndexedFile): readonly CodeLens[] {
  const classes = inheritedClasses(snapshot, recipe);
  if (!imageRecipeKind(classes)) return [];
  const isOci = classes.has('image-oci');
  return [
    ...(isOci ? [{ kind: 'imageSummary' } as const] : []),
    { kind: 'build', recipe: recipe.name },
    ...(isOci || classes.has('oci-multiarch') ? [{ kind: 'deploy' } as const] : []),
  ];
}

function filesLens(words: string, files: readonly IndexedFile[]): readonly CodeLens[] {
  if (files.length === 0) return [];
  const paths = files.slice(0, maxPaths).map(({ path }) => path);
  return [{ kind: 'files', title: `${words} ${countsInWords(files)}`.trim(), paths }];
}

/** `3 recipes, 1 class` */
function countsInWords(files: readonly IndexedFile[]): string {
  const counts = new Map<Dialect, number>();
  for (const { dialect } of files) counts.set(dialect, (counts.get(dialect) ?? 0) + 1);
  return dialects
    .flatMap(([dialect, one, several]) => {
      const count = counts.get(dialect);
      return count === undefined ? [] : [`${count} ${count === 1 ? one : several}`];
    })
    .join(', ');
}

const dialects: readonly (readonly [dialect: Dialect, one: string, several: string])[] = [
  ['recipe', 'recipe', 'recipes'],
  ['append', 'append', 'appends'],
  ['class', 'class', 'classes'],
  ['include', 'include', 'includes'],
  ['conf', 'configuration file', 'configuration files'],
];
