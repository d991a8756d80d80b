/** What kind of image a recipe gives, told by the classes that it inherits, itself or through files it includes. */
import type { IndexedFile, Snapshot } from '../project/snapshot';

export type ImageRecipeKind = 'image' | 'bundle' | 'host' | 'multiarch';

/** The class that says most about a recipe comes first: a host of bundled containers is an image too. */
const kindsByClass: readonly (readonly [className: string, kind: ImageRecipeKind])[] = [
  ['oci-multiarch', 'multiarch'],
  ['container-bundle', 'bundle'],
  ['container-cross-install', 'host'],
  ['image-oci', 'image'],
  ['image', 'image'],
  ['core-image', 'image'],
];

/** What a recipe with these classes gives; undefined for what is no image. */
export function imageRecipeKind(classes: ReadonlySet<string>): ImageRecipeKind | undefined {
  return kindsByClass.find(([className]) => classes.has(className))?.[1];
}

/**
 * The classes that a recipe takes in. Those that other classes inherit count only where the class itself is not known: a class
 * inherits `image` to be inherited for an image.
 */
export function inheritedClasses(snapshot: Snapshot, recipe: IndexedFile): ReadonlySet<string> {
  const classes = new Set<string>();
  const seen = new Set<string>();
  const waiting: (IndexedFile | undefined)[] = [recipe];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file.path)) continue;
    seen.add(file.path);
    const { path, inherits, includes } = file;
    for (const name of inherits) {
      if (classes.has(name)) continue;
      classes.add(name);
      waiting.push(fileAt(snapshot, snapshot.classFiles(name)[0]));
    }
    for (const target of includes) waiting.push(fileAt(snapshot, snapshot.resolveInclude(path, target)));
  }
  return classes;
}

function fileAt(snapshot: Snapshot, path: string | undefined): IndexedFile | undefined {
  return path === undefined ? undefined : snapshot.file(path);
}
