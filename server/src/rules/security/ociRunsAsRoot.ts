import { shellWords } from '../../containers/shellWords';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place } from '../finding';
import { makesOciImage } from '../ociImage';
import { isReadBeforeClass } from '../readingOrder';
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
    if (!makesOciImage(recipe) || recipe.text(user) !== '' || isDecided(recipe)) return [];
    const place = recipe.isSet(user) ? recipe.placeOfName(user) : recipe.placeOfInherit('image-oci');
    if (!place || mayBeSetByClass(recipe, place)) return [];
    return [
      {
        place,
        message:
          'The process of this image runs as root. Set OCI_IMAGE_RUNTIME_UID, to `65532` for instance, or inherit container-nonroot-user where there is one; to `0` if root is meant.',
      },
    ];
  },
};

const user = 'OCI_IMAGE_RUNTIME_UID';

/** Whether the recipe shows that its author knows: the base image may say it, or its program has to be root. */
function isDecided(recipe: EvaluatedRecipe): boolean {
  if (recipe.text('OCI_BASE_IMAGE') !== '') return true;
  const [program = ''] = shellWords(recipe.text('OCI_IMAGE_ENTRYPOINT') ?? '') ?? [];
  return /(?:^|\/)(?:init|systemd)$/.test(program) || /(?:^|-)base$/.test(recipe.name);
}

/** Whether a class gives the user: container-nonroot-user unless the author does, container-dev-mode whatever stands above it. */
function mayBeSetByClass(recipe: EvaluatedRecipe, place: Place): boolean {
  if (!recipe.isSet(user)) return recipe.inherits('container-nonroot-user') || recipe.inherits('container-dev-mode');
  const { missingClasses } = recipe.metadata;
  const isDefault = recipe.operations(user).some(({ counts, operation }) => counts && operation.includes('?'));
  if (isDefault && missingClasses.has('container-nonroot-user')) return true;
  if (!missingClasses.has('container-dev-mode')) return false;
  return isDefault || isReadBeforeClass(recipe, place, 'container-dev-mode') !== false;
}
