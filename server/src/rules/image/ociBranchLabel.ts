import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociBranchLabel: RecipeRule = {
  id: 'oci-branch-label',
  category: 'image',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'An image with a branch in the label that is for its name, because the recipe leaves it to the class.',
  why: 'The class writes OCI_IMAGE_BRANCH into the label `org.opencontainers.image.ref.name`, and where nobody sets it the git branch that the build folder is on. Tools may take that for the tag of the image.',
  bad: ['inherit image image-oci'],
  good: ['inherit image image-oci', 'OCI_IMAGE_BRANCH = "none"'],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.text('OCI_IMAGE_AUTO_LABELS') !== '1') return [];
    if (recipe.isSet('OCI_IMAGE_BRANCH') || recipe.isSet('OCI_IMAGE_AUTO_LABELS')) return [];
    if (recipe.text('OCI_IMAGE_LABELS')?.includes('org.opencontainers.image.ref.name=')) return [];
    const place = recipe.placeOfInherit('image-oci');
    if (!place) return [];
    return [
      {
        place,
        message:
          'A label of this image holds the git branch of the build folder, which tools may take for its tag. Set `OCI_IMAGE_BRANCH = "none"`, or the name that is meant.',
      },
    ];
  },
};
