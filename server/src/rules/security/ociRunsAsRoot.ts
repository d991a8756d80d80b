import { shellWords } from '../../containers/shellWords';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociRunsAsRoot: RecipeRule = {
  id: 'oci-runs-as-root',
  category: 'security',
  subject: 'recipe',
  severity: 'info',
  what: 'An image whose process is root because nobody says otherwise.',
  why: 'Without OCI_IMAGE_RUNTIME_UID the process of a container is root. What breaks out of it, or writes into what is mounted there, does so as root.',
  bad: ['inherit image image-oci'],
  good: ['inherit image image-oci', 'OCI_IMAGE_RUNTIME_UID = "65532"'],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.text('OCI_IMAGE_RUNTIME_UID') !== '' || isDecided(recipe)) return [];
    const isEmptied = recipe.isSet('OCI_IMAGE_RUNTIME_UID');
    const place = isEmptied ? recipe.placeOf('OCI_IMAGE_RUNTIME_UID') : recipe.placeOfInherit('image-oci');
    if (!place) return [];
    return [
      {
        place,
        message:
          'The process of this image runs as root. Set OCI_IMAGE_RUNTIME_UID, to `65532` for instance, or inherit container-nonroot-user where there is one; to `0` if root is meant.',
      },
    ];
  },
};

/** Whether the recipe shows that its author knows: it says so, the base image may, or its program has to be root. */
function isDecided(recipe: EvaluatedRecipe): boolean {
  if (recipe.inherits('container-nonroot-user')) return true;
  if (recipe.inherits('container-dev-mode') || recipe.text('OCI_BASE_IMAGE') !== '') return true;
  const [program = ''] = shellWords(recipe.text('OCI_IMAGE_ENTRYPOINT') ?? '') ?? [];
  return /(?:^|\/)(?:init|systemd)$/.test(program) || /(?:^|-)base$/.test(recipe.name);
}
