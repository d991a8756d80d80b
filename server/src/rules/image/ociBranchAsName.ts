import { isReleaseName } from '../../knowledge/release';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociBranchAsName: RecipeRule = {
  id: 'oci-branch-as-name',
  category: 'image',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'A recipe that writes a branch into the label which is for the name of the image.',
  why: 'The class writes OCI_IMAGE_BRANCH into the label `org.opencontainers.image.ref.name`. Tools may take that for the tag of the image.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_BRANCH = "stable/3.2"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_BRANCH = "none"'],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.text('OCI_IMAGE_AUTO_LABELS') !== '1' || !recipe.isSet(name)) return [];
    const value = recipe.text(name);
    if (value === undefined || value === recipe.text('OCI_IMAGE_TAG') || !isBranch(recipe, value)) return [];
    const place = recipe.placeOfText(name);
    if (!place) return [];
    return [
      {
        place,
        message: `The label \`org.opencontainers.image.ref.name\` gets the branch \`${value}\`, which tools may take for the tag of the image. Write \`none\`, or the name that is meant.`,
      },
    ];
  },
};

const name = 'OCI_IMAGE_BRANCH';

/** The usual names of branches; what has a slash is no tag either. */
const usual =
  /\/|^(?:main|master|trunk|dev|devel|develop|development|next|staging|integration)$|^(?:release|stable|support)-|branch/i;

/** Whether it is called as branches are, or taken from a variable for one. */
function isBranch({ metadata }: EvaluatedRecipe, value: string): boolean {
  if (usual.test(value) || isReleaseName(value)) return true;
  return value !== 'none' && /\$\{\w*BRANCH\w*\}/.test(metadata.unexpanded(name) ?? '');
}
