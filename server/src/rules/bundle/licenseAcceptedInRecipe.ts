import type { RecipeRule } from '../rule';

export const licenseAcceptedInRecipe: RecipeRule = {
  id: 'license-accepted-in-recipe',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A recipe that accepts the licences of the images which it fetches itself.',
  why: 'CONTAINER_FLAGS_ACCEPTED takes away the warning that somebody else made what is fetched. Whoever distributes the image has to look at the licence, and says so in local.conf or in the distro.',
  bad: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "docker.io/library/alpine:3.24"',
    `CONTAINER_DIGESTS[docker.io_library_alpine_3.24] = "sha256:${'0'.repeat(64)}"`,
    'CONTAINER_FLAGS_ACCEPTED += "docker.io/library/alpine"',
  ],
  good: {
    'conf/local.conf': ['CONTAINER_FLAGS_ACCEPTED += "docker.io/library/alpine"'],
    'recipes/alpine-bundle.bb': [
      'inherit container-bundle',
      'CONTAINER_BUNDLES = "docker.io/library/alpine:3.24"',
      `CONTAINER_DIGESTS[docker.io_library_alpine_3.24] = "sha256:${'0'.repeat(64)}"`,
    ],
  },
  check(recipe) {
    if (recipe.authorOf('CONTAINER_FLAGS_ACCEPTED') !== 'recipe') return [];
    const place = recipe.placeOfName('CONTAINER_FLAGS_ACCEPTED');
    if (!place) return [];
    return [
      {
        place,
        message:
          'Set in the recipe, this takes the warning about the licence of the image from those who distribute it. Set it in local.conf or in the distro.',
      },
    ];
  },
};
