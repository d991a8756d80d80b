import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place } from '../finding';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociCommandIgnored: RecipeRule = {
  id: 'oci-command-ignored',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'OCI_IMAGE_CMD beside OCI_IMAGE_ENTRYPOINT_ARGS.',
  why: 'Both give the command of the image. Where OCI_IMAGE_ENTRYPOINT_ARGS is set, the class ignores OCI_IMAGE_CMD without a message.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_CMD = "--help"', 'OCI_IMAGE_ENTRYPOINT_ARGS = "--version"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_CMD = ""', 'OCI_IMAGE_ENTRYPOINT_ARGS = "--version"'],
  check(recipe) {
    if (!makesOciImage(recipe) || !recipe.isSet('OCI_IMAGE_CMD') || !recipe.text('OCI_IMAGE_ENTRYPOINT_ARGS'))
      return [];
    const command = recipe.text('OCI_IMAGE_CMD')?.trim();
    const place = command && !isDefault(recipe) ? recipe.placeOf('OCI_IMAGE_CMD') : undefined;
    if (!place) return [];
    return [
      {
        place,
        message: `The command \`${command}\` is ignored: OCI_IMAGE_ENTRYPOINT_ARGS is set, and goes before it. Keep one of the two.`,
        fix: removal(place),
      },
    ];
  },
};

/** Whether the command is there for those who set none. */
function isDefault(recipe: EvaluatedRecipe): boolean {
  const counting = recipe.operations('OCI_IMAGE_CMD').filter(({ counts }) => counts);
  return counting.every(({ operation }) => operation === '?=' || operation === '??=');
}

/** The class's own default is ignored as well, so that nothing changes. */
function removal({ statement }: Place): FindingFix {
  return { title: 'Remove OCI_IMAGE_CMD', safe: false, edits: [{ span: statement, text: '' }] };
}
