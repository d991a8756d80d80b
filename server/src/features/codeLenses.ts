/** What is said above the first line of a file: what it belongs to in the project, and what can be done with the image that it gives. */
import { imageRecipeKind, inheritedClasses } from '../containers/imageRecipeKind';
import { baseName } from '../project/paths';
import type { IndexedFile, Snapshot, SourceFile } from '../project/snapshot';
import type { Dialect } from '../syntax/bitbake/tree';
import { type ImageUser, imagesInstalling, imagesTakingIn, usersInWords } from './context/imageUsers';
import { usersOf } from './context/users';

export type CodeLens =
  /** Places to go to. */
  | { readonly kind: 'places'; readonly title: string; readonly places: readonly LensPlace[] }
  /** The OCI image in a line, which takes evaluating the recipe. */
  | { readonly kind: 'imageSummary' }
  | { readonly kind: 'preview'; readonly recipe: string }
  | { readonly kind: 'build'; readonly recipe: string }
  | { readonly kind: 'deploy'; readonly recipe: string }
  | { readonly kind: 'run'; readonly recipe: string };

/** A file, and the zero-based line on which it speaks of this one; its first where it does so by its own name alone. */
export interface LensPlace {
  readonly path: string;
  readonly line: number;
}

/** More than a list to choose from can hold. */
const maxPlaces = 300;

/** The lenses of a file of the project; what is not there is not said. */
export function codeLenses(snapshot: Snapshot, { path }: SourceFile): readonly CodeLens[] {
  const file = snapshot.file(path);
  switch (file?.dialect) {
    case 'recipe':
      return [...recipeLenses(snapshot, file), ...imageLenses(snapshot, file)];
    case 'append':
      return appendedLens(snapshot.recipesOf(path));
    case 'class':
      return usersLens('inherited by', placedUsers(snapshot, file, 'inherits'));
    case 'include':
      return usersLens('included by', placedUsers(snapshot, file, 'includes'));
    default:
      return [];
  }
}

function recipeLenses(snapshot: Snapshot, recipe: IndexedFile): readonly CodeLens[] {
  const appends = snapshot.appendsOf(recipe.path);
  const including = placedUsers(snapshot, recipe, 'includes').filter(({ file }) => !appends.includes(file));
  return [
    ...usersLens(
      '',
      appends.map((file) => ({ file, line: 0 })),
    ),
    ...usersLens('included by', including),
    ...imageUsersLens(snapshot, 'installed by', imagesInstalling(snapshot, recipe.name)),
    ...imageUsersLens(snapshot, 'used by', imagesTakingIn(snapshot, recipe.name)),
  ];
}

/** `appends busybox 1.36.1` */
function appendedLens(recipes: readonly IndexedFile[]): readonly CodeLens[] {
  const [first] = recipes;
  if (!first) return [];
  const versions = recipes.flatMap(({ version }) => version ?? []);
  const title = ['appends', first.name, versions.join(', ')].join(' ').trim();
  return [
    placesLens(
      title,
      recipes.map(({ path }) => ({ path, line: 0 })),
    ),
  ];
}

function imageLenses(snapshot: Snapshot, recipe: IndexedFile): readonly CodeLens[] {
  const classes = inheritedClasses(snapshot, recipe);
  if (!imageRecipeKind(classes)) return [];
  const isOci = classes.has('image-oci');
  return [
    ...(isOci ? [{ kind: 'imageSummary' } as const, { kind: 'preview', recipe: recipe.name } as const] : []),
    { kind: 'build', recipe: recipe.name },
    ...(isOci || classes.has('oci-multiarch')
      ? [{ kind: 'deploy', recipe: recipe.name } as const, { kind: 'run', recipe: recipe.name } as const]
      : []),
  ];
}

interface PlacedUser {
  readonly file: IndexedFile;
  readonly line: number;
}

/** The files that inherit or include a file, each with the line on which it does. */
function placedUsers(snapshot: Snapshot, file: IndexedFile, by: 'inherits' | 'includes'): readonly PlacedUser[] {
  const isMeant = (name: string): boolean =>
    by === 'inherits' ? name === file.name : name.endsWith(baseName(file.path));
  return usersOf(snapshot, file).map((user) => ({
    file: user,
    line: user.mentioned(by).find(({ name }) => isMeant(name))?.line ?? 0,
  }));
}

function usersLens(words: string, users: readonly PlacedUser[]): readonly CodeLens[] {
  if (users.length === 0) return [];
  const title = `${words} ${countsInWords(users.map(({ file }) => file))}`.trim();
  return [
    placesLens(
      title,
      users.map(({ file: { path }, line }) => ({ path, line })),
    ),
  ];
}

function imageUsersLens(snapshot: Snapshot, words: string, users: readonly ImageUser[]): readonly CodeLens[] {
  return users.length === 0 ? [] : [placesLens(`${words} ${usersInWords(snapshot, users)}`, users)];
}

function placesLens(title: string, places: readonly LensPlace[]): CodeLens {
  return { kind: 'places', title, places: places.slice(0, maxPlaces).map(({ path, line }) => ({ path, line })) };
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
