import { isReleaseName } from '../../knowledge/release';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { makesOciImage } from '../ociImage';
import type { PlacedFinding, RecipeRule } from '../rule';

export const ociBranchLabel: RecipeRule = {
  id: 'oci-branch-label',
  category: 'image',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'An image with a branch in the label that is for its name: left to the class, or written.',
  why: 'The class writes OCI_IMAGE_BRANCH into the label `org.opencontainers.image.ref.name`, and where nobody sets it the git branch that the build folder is on. Tools may take that for the tag of the image.',
  bad: ['inherit image image-oci'],
  good: ['inherit image image-oci', 'OCI_IMAGE_BRANCH = "none"'],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.text('OCI_IMAGE_AUTO_LABELS') !== '1') return [];
    if (recipe.isSet('OCI_IMAGE_BRANCH')) return writtenBranch(recipe);
    if (recipe.isSet('OCI_IMAGE_AUTO_LABELS')) return [];
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

/** The usual names of branches; what has a slash is no tag either. */
const branch = /\/|^(?:main|master|trunk|dev|devel|develop|development|next|staging|integration)$|branch/i;

function writtenBranch(recipe: EvaluatedRecipe): readonly PlacedFinding[] {
  const value = recipe.text('OCI_IMAGE_BRANCH');
  const isBranch = value !== undefined && (branch.test(value) || isReleaseName(value));
  const place = isBranch && value !== recipe.text('OCI_IMAGE_TAG') ? recipe.placeOfText('OCI_IMAGE_BRANCH') : undefined;
  if (!place) return [];
  return [
    {
      place,
      message: `The label \`org.opencontainers.image.ref.name\` gets the branch \`${value}\`, which tools may take for the tag of the image. Write \`none\`, or the name that is meant.`,
    },
  ];
}
