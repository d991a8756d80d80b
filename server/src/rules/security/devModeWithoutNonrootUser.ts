import { linesBelow } from '../fixes';
import type { RecipeRule } from '../rule';

export const devModeWithoutNonrootUser: RecipeRule = {
  id: 'dev-mode-without-nonroot-user',
  category: 'security',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'master' },
  what: 'The class container-dev-mode without the class that gives the user.',
  why: 'Outside of dev mode, container-dev-mode takes the user from NONROOT_UID, which container-nonroot-user sets. Where nobody does, the shell puts nothing in its place, and the build stops at the option of umoci that has no value.',
  bad: ['inherit container-dev-mode', 'inherit image', 'inherit image-oci'],
  good: ['inherit container-dev-mode', 'inherit image', 'inherit image-oci', 'inherit container-nonroot-user'],
  check(recipe) {
    if (!recipe.inherits('container-dev-mode') || recipe.inherits('container-nonroot-user')) return [];
    if (!recipe.inherits('image-oci') || recipe.metadata.variable('NONROOT_UID').kind !== 'unset') return [];
    if (recipe.holds('PACKAGECONFIG', 'dev') !== false || isReplaced(recipe.text('OCI_IMAGE_RUNTIME_UID'))) return [];
    const place = recipe.placeOfInherit('container-dev-mode');
    const imageOci = recipe.placeOfInherit('image-oci');
    if (!place) return [];
    return [
      {
        place,
        message:
          'The user of the image is `$' +
          '{NONROOT_UID}`, which nothing sets: container-dev-mode needs container-nonroot-user. Inherit that too, after image-oci.',
        fix:
          imageOci?.path === place.path
            ? linesBelow(imageOci, ['inherit container-nonroot-user'], { title: 'Inherit container-nonroot-user' })
            : undefined,
      },
    ];
  },
};

/** Whether a later assignment has the last word. Without the class at hand, nothing is assigned yet. */
function isReplaced(user: string | undefined): boolean {
  return user === undefined || (user !== '' && !user.includes('NONROOT_UID'));
}
