/** Which images a recipe ends up in, as far as recipes say so in plain words. */
import { imageRecipeKind, inheritedClasses } from '../../containers/imageRecipeKind';
import { nameMeant } from '../../project/index/mentions';
import type { IndexedFile, NamingPlace, Snapshot } from '../../project/snapshot';
import { nameParts } from '../../syntax/bitbake/text';
import { assignmentAround } from './recipePlaces';

/** The place brings the recipe in: in the image itself, an append of it, or a file that it includes. */
export interface ImageUser extends NamingPlace {
  readonly image: IndexedFile;
}

/** The images that install a package of the recipe, each once, by their names. */
export function imagesInstalling(snapshot: Snapshot, recipe: string): readonly ImageUser[] {
  const images = new Map<string, ImageUser>();
  const groups = new Set<string>();
  const parts = snapshot.imageParts('installs');
  const open = placesNaming(snapshot, parts, recipe);
  // What names a packagegroup is looked at after what names the recipe itself: an image that does both is shown by the latter.
  for (const place of open) {
    for (const reader of snapshot.recipesReading(place.path)) {
      const group = isPackageGroup(reader) ? groupPackage(snapshot, place, reader) : undefined;
      if (group === undefined) addImage(images, recipe, reader, place);
      else if (!groups.has(group)) {
        groups.add(group);
        open.push(...(parts.get(group) ?? []));
      }
    }
  }
  return byName(images);
}

/** The bundles, hosts and images that take in the image of a recipe, each once, by their names. */
export function imagesTakingIn(snapshot: Snapshot, recipe: string): readonly ImageUser[] {
  const images = new Map<string, ImageUser>();
  for (const place of placesNaming(snapshot, snapshot.imageParts('containers'), recipe)) {
    for (const image of snapshot.recipesReading(place.path)) addImage(images, recipe, image, place);
  }
  return byName(images);
}

function addImage(
  images: Map<string, ImageUser>,
  recipe: string,
  image: IndexedFile,
  { path, line }: NamingPlace,
): void {
  if (image.name !== recipe && !images.has(image.name)) images.set(image.name, { image, path, line });
}

function placesNaming(
  snapshot: Snapshot,
  parts: ReadonlyMap<string, readonly NamingPlace[]>,
  recipe: string,
): NamingPlace[] {
  const places: NamingPlace[] = [];
  for (const [name, naming] of parts) {
    if (snapshot.recipeNameBehind(name) === recipe) places.push(...naming);
  }
  return places;
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

function byName(images: ReadonlyMap<string, ImageUser>): readonly ImageUser[] {
  return [...images.values()].sort((first, second) => (first.image.name < second.image.name ? -1 : 1));
}

/** Its packages hold nothing and need what the group is made of. */
export function isPackageGroup({ name, inherits }: IndexedFile): boolean {
  return name.startsWith('packagegroup-') || inherits.includes('packagegroup');
}

/** The package of the group whose RDEPENDS or RRECOMMENDS holds the line. */
function groupPackage(snapshot: Snapshot, { path, line }: NamingPlace, group: IndexedFile): string {
  const file = snapshot.file(path);
  const assignment = file && assignmentAround(file, ['RDEPENDS', 'RRECOMMENDS'], line);
  const written = assignment && nameParts(assignment.name).overrides[0];
  return (written === undefined ? undefined : nameMeant(written, group.name)) ?? group.name;
}
