import type { FindingFix, Place } from '../finding';
import { insertionAbove } from '../fixes';
import type { RecipeRule } from '../rule';

export const multiarchWithoutVariant: RecipeRule = {
  id: 'multiarch-without-variant',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'master' },
  what: 'A recipe that inherits oci-multiarch and has no variants of mcextend.',
  why: 'On master the class makes images only of the variants that `BBCLASSEXTEND = "mcextend:..."` gives a recipe, and skips the recipe itself. Where there are none, who asks for it is told that nothing provides it.',
  bad: ['inherit oci-multiarch', 'OCI_MULTIARCH_RECIPE = "app"', 'OCI_MULTIARCH_PLATFORMS = "aarch64 x86_64"'],
  good: [
    'inherit oci-multiarch',
    'BBCLASSEXTEND = "mcextend:app"',
    'OCI_MULTIARCH_RECIPE = "app"',
    'OCI_MULTIARCH_PLATFORMS = "aarch64 x86_64"',
  ],
  check(recipe) {
    if (!recipe.inherits('oci-multiarch') || recipe.text('MCNAME') !== '') return [];
    const variants = recipe.words('BBCLASSEXTEND');
    if (!variants || variants.some((word) => word.startsWith('mcextend:'))) return [];
    const image = recipe.text('OCI_MULTIARCH_RECIPE');
    const place =
      image && recipe.isSet('OCI_MULTIARCH_RECIPE')
        ? recipe.placeOf('OCI_MULTIARCH_RECIPE')
        : recipe.placeOfInherit('oci-multiarch');
    if (!place) return [];
    const name = image || 'my-container';
    return [
      {
        place,
        message: `BitBake skips this recipe: on master only variants of mcextend are made. Set \`BBCLASSEXTEND = "mcextend:${name}"\`, and build \`${recipe.name}-${name}\`.`,
        fix: image ? variantFix(place, name) : undefined,
      },
    ];
  },
};

function variantFix(place: Place, name: string): FindingFix {
  const line = `BBCLASSEXTEND = "mcextend:${name}"`;
  return { title: `Add the variant ${name}`, safe: false, edits: [insertionAbove(place, [line])] };
}
