import { editDistance } from '../../base/editDistance';
import { type BundledRecipe, bundledRecipe } from '../../containers/bundledRecipes';
import { containerBundle, containerHost, xenBundle, xenHost } from '../../containers/bundlingClasses';
import { imageClasses } from '../../containers/recipeClasses';
import type { Snapshot } from '../../project/snapshot';
import type { WrittenWord } from '../evaluated';
import type { PlacedFinding } from '../finding';
import type { ValueRule } from '../rule';

export const bundledRecipeMissing: ValueRule = {
  id: 'bundled-recipe-missing',
  category: 'bundle',
  subject: 'value',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A bundled container or Xen guest whose recipe no layer has.',
  why: 'The image or bundle waits for a task of the recipe. BitBake stops before it builds anything: nothing provides it.',
  bad: {
    'recipes/my-app.bb': ['inherit image image-oci'],
    'recipes/my-bundle.bb': ['inherit container-bundle', 'CONTAINER_BUNDLES = "my-ap"'],
  },
  good: {
    'recipes/my-app.bb': ['inherit image image-oci'],
    'recipes/my-bundle.bb': ['inherit container-bundle', 'CONTAINER_BUNDLES = "my-app"'],
  },
  check(evaluated) {
    const { snapshot } = evaluated;
    if (!snapshot.complete) return [];
    return [containerHost, containerBundle, xenHost, xenBundle].flatMap(({ name, list }) =>
      evaluated.wordsReadBy(name, list).flatMap((word) => {
        const bundled = bundledRecipe(list, word.text);
        return bundled ? missing(snapshot, bundled, word, name) : [];
      }),
    );
  },
};

function missing(
  snapshot: Snapshot,
  { recipe, makes }: BundledRecipe,
  { text, place }: WrittenWord,
  className: string,
): readonly PlacedFinding[] {
  const how = snapshot.recipesBehind(recipe)?.how;
  if (how === 'recipe' || how === 'variant' || how === 'provided') return [];
  const meant = misspelt(recipe, imagesFor(snapshot, makes));
  // Only a build tells that all layers are here; else what looks misspelt is certain enough.
  if (meant === undefined && !isBuildWith(snapshot, className)) return [];
  const span = { start: place.span.start, end: place.span.start + recipe.length };
  const isWritten = text.startsWith(recipe) && place.text.slice(span.start, span.end) === recipe;
  const remedy =
    meant === undefined
      ? 'Add the layer that has it, or `:external` for an image that is there already.'
      : `Did you mean \`${meant}\`?`;
  return [
    {
      place,
      message: `No layer has a recipe \`${recipe}\`: BitBake stops, as nothing provides it. ${remedy}`,
      fix:
        meant !== undefined && isWritten
          ? { title: `Write ${meant}`, safe: false, edits: [{ span, text: meant }] }
          : undefined,
    },
  ];
}

function isBuildWith(snapshot: Snapshot, className: string): boolean {
  return snapshot.build !== undefined && [className, 'image'].every((name) => snapshot.classFiles(name).length > 0);
}

function imagesFor(snapshot: Snapshot, makes: BundledRecipe['makes']): readonly string[] {
  const classes = makes === 'container' ? ['image-oci', 'oci-multiarch', 'container-bundle'] : imageClasses;
  return [...new Set(classes.flatMap((name) => [...snapshot.recipesInheriting(name)]))];
}

/** The image whose name differs in one letter, or two of a long name; undefined where it may be another recipe's. */
function misspelt(recipe: string, images: readonly string[]): string | undefined {
  const allowed = recipe.length < 5 ? 0 : recipe.length < 10 ? 1 : 2;
  return images.find(
    (image) => Math.abs(image.length - recipe.length) <= allowed && editDistance(image, recipe) <= allowed,
  );
}
