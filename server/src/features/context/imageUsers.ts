/** Which images a recipe ends up in, as far as recipes say so in plain words. */
import { nameMeant } from '../../project/index/mentions';
import type { IndexedFile, NamingFile, Snapshot } from '../../project/snapshot';
import { nameParts } from '../../syntax/bitbake/text';
import { imageRecipeKind, inheritedClasses } from './imageRecipeKind';
import { assignmentAround } from './recipePlaces';

export interface ImageUser {
  readonly image: IndexedFile;
  /** The line that brings the recipe in, and its file: the image itself, an append of it, or a file that it includes. */
  readonly path: string;
  readonly line: number;
  /** The package of a packagegroup that the image names instead. */
  readonly through: string | undefined;
}

/** The images that install a package of the recipe, each once, by their names. */
export function imagesInstalling(snapshot: Snapshot, recipe: string): readonly ImageUser[] {
  const images = new Map<string, ImageUser>();
  const groups = new Set<string>();
  const isOfRecipe = (word: string): boolean => isNamedBy(snapshot, recipe, word);
  let open: readonly Step[] = snapshot
    .filesNaming('installs', isOfRecipe)
    .map((naming) => ({ naming, through: undefined }));
  while (open.length > 0) {
    const found = new Set<string>();
    for (const { naming, through } of open) {
      for (const reader of snapshot.recipesReading(naming.file.path)) {
        if (isPackageGroup(reader)) found.add(groupPackage(naming, reader));
        else if (reader.name !== recipe && !images.has(reader.name)) {
          images.set(reader.name, { image: reader, path: naming.file.path, line: naming.line, through });
        }
      }
    }
    const next = new Set([...found].filter((group) => !groups.has(group)));
    for (const group of next) groups.add(group);
    open = snapshot
      .filesNaming('installs', (word) => next.has(word))
      .map((naming) => ({ naming, through: naming.name }));
  }
  return byName(images);
}

/** The bundles, hosts and images that take in the image of a recipe, each once, by their names. */
export function imagesTakingIn(snapshot: Snapshot, recipe: string): readonly ImageUser[] {
  const images = new Map<string, ImageUser>();
  for (const { file, line } of snapshot.filesNaming('containers', (word) => isNamedBy(snapshot, recipe, word))) {
    for (const image of snapshot.recipesReading(file.path)) {
      if (image.name === recipe || images.has(image.name)) continue;
      images.set(image.name, { image, path: file.path, line, through: undefined });
    }
  }
  return byName(images);
}

/** What the users are: `2 bundles, 1 image`. */
export function usersInWords(snapshot: Snapshot, users: readonly ImageUser[]): string {
  const counts = new Map<string, number>();
  for (const { image } of users) {
    const kind = imageRecipeKind(inheritedClasses(snapshot, image));
    const word = kind === undefined ? 'recipe' : kind === 'bundle' ? 'bundle' : 'image';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([word, count]) => `${count} ${word}${count === 1 ? '' : 's'}`)
    .join(', ');
}

interface Step {
  readonly naming: NamingFile;
  readonly through: string | undefined;
}

function byName(images: ReadonlyMap<string, ImageUser>): readonly ImageUser[] {
  return [...images.values()].sort((first, second) => (first.image.name < second.image.name ? -1 : 1));
}

/** Which of several recipes a name means, the configuration says. */
function isNamedBy(snapshot: Snapshot, recipe: string, word: string): boolean {
  const recipes = snapshot.recipesBehind(word)?.recipes ?? [];
  return recipes.length > 0 && recipes.every(({ name }) => name === recipe);
}

/** Its packages hold nothing and need what the group is made of. */
export function isPackageGroup({ name, inherits }: IndexedFile): boolean {
  return name.startsWith('packagegroup-') || inherits.includes('packagegroup');
}

/** The package of the group whose RDEPENDS or RRECOMMENDS holds the line. */
function groupPackage({ file, line }: NamingFile, group: IndexedFile): string {
  const assignment = assignmentAround(file, ['RDEPENDS', 'RRECOMMENDS'], line);
  const written = assignment && nameParts(assignment.name).overrides[0];
  return (written === undefined ? undefined : nameMeant(written, group.name)) ?? group.name;
}
