import type { RecipeRule } from '../rule';

export const registryFeatureWithoutPackages: RecipeRule = {
  id: 'registry-feature-without-packages',
  category: 'host',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'The image feature `container-registry` in an image that has no packages for it.',
  why: 'The feature is known everywhere, but its list of packages is empty: only container-image-host fills FEATURE_PACKAGES_container-registry. Any other image gets nothing from it.',
  bad: ['inherit core-image', 'IMAGE_FEATURES += "container-registry"'],
  good: [
    'inherit core-image',
    'IMAGE_FEATURES += "container-registry"',
    'FEATURE_PACKAGES_container-registry = "docker-registry-config"',
  ],
  check(recipe) {
    if (!recipe.isImage || recipe.holds('IMAGE_FEATURES', 'container-registry') !== true) return [];
    if (recipe.text('FEATURE_PACKAGES_container-registry')?.trim() !== '' || recipe.name === 'container-image-host')
      return [];
    const installed = recipe.words('IMAGE_INSTALL');
    if (!installed || installed.some((word) => configurations.includes(word))) return [];
    const place = recipe.placeOfWord('IMAGE_FEATURES', 'container-registry');
    // In a configuration it is meant for the one image that has packages for it.
    if (!place || place.path.endsWith('.conf')) return [];
    return [
      {
        place,
        message:
          'The feature has no packages in this image and does nothing. Install `docker-registry-config` or `container-oci-registry-config`, or set FEATURE_PACKAGES_container-registry.',
      },
    ];
  },
};

const configurations = ['docker-registry-config', 'container-oci-registry-config'];
