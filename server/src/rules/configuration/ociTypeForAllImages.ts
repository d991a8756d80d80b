import type { ConfigurationRule } from '../rule';

export const ociTypeForAllImages: ConfigurationRule = {
  id: 'oci-type-for-all-images',
  category: 'configuration',
  subject: 'configuration',
  severity: 'error',
  what: 'The image type `oci` in the IMAGE_FSTYPES of the whole configuration.',
  why: 'Every image recipe then is to be built as an OCI image too. One that does not inherit image-oci, as core-image-minimal, fails to parse: "No IMAGE_CMD defined for IMAGE_FSTYPES entry".',
  bad: ['IMAGE_FSTYPES = "container oci"'],
  good: ['IMAGE_FSTYPES:pn-app-container = "container oci"'],
  check(configuration) {
    if (!configuration.holds('IMAGE_FSTYPES', 'oci') || configuration.holds('IMAGE_CLASSES', 'image-oci') !== false) {
      return [];
    }
    const place = configuration.placeOfWord('IMAGE_FSTYPES', 'oci');
    if (!place) return [];
    return [
      {
        place,
        message:
          'Every image gets the type `oci`, and one that does not inherit image-oci fails to parse. Set IMAGE_FSTYPES in the recipe of the container image, or here with `:pn-` and the name of the image.',
      },
    ];
  },
};
