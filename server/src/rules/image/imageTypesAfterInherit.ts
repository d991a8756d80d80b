import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place } from '../finding';
import { insertionAbove } from '../fixes';
import { isReadBeforeClass } from '../readingOrder';
import type { RecipeRule } from '../rule';

export const imageTypesAfterInherit: RecipeRule = {
  id: 'image-types-after-inherit',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { until: 'nanbield' },
  what: 'The image type `container` set below `inherit image`, in a release that is done with it there.',
  why: 'Up to kirkstone the class image inherits the classes of image types at once. IMAGE_FSTYPES that is set below comes too late for the class of `container`, and BitBake stops while it reads the recipe: no IMAGE_CMD is defined for it.',
  bad: ['inherit image image-oci', 'IMAGE_FSTYPES = "container oci"', 'IMAGE_CONTAINER_NO_DUMMY = "1"'],
  good: ['IMAGE_FSTYPES = "container oci"', 'inherit image image-oci', 'IMAGE_CONTAINER_NO_DUMMY = "1"'],
  check(recipe) {
    const name = ['core-image', 'image'].find((each) => recipe.inherits(each));
    if (name === undefined || recipe.holds('IMAGE_FSTYPES', 'container') !== true) return [];
    const place = recipe.placeOfWord('IMAGE_FSTYPES', 'container');
    if (!place || isInTime(recipe, place, name)) return [];
    const inherit = recipe.places.inherit(place.path, name);
    return [
      {
        place,
        message: `BitBake stops at this recipe: \`container\` is set after \`inherit ${name}\`, which has to know of it. ${inherit ? 'Move the line above the `inherit`.' : 'Set it before that.'}`,
        fix: inherit && moveAbove(place, inherit),
      },
    ];
  },
};

/** With the class at hand, whether it inherited what it should; without, whether the type is written where it is read before the class. */
function isInTime(recipe: EvaluatedRecipe, place: Place, className: string): boolean {
  if (recipe.inherits('image-container')) return true;
  if (!recipe.metadata.missingClasses.has('image') && recipe.metadata.missingClasses.size === 0) {
    return recipe.metadata.variable('IMGCLASSES').kind !== 'known';
  }
  if (isReadBeforeClass(recipe, place, className) !== false) return true;
  return recipe.operations('IMAGE_FSTYPES').some(({ origin, text }) => {
    const holdsType = origin && typeof text === 'string' && splitWords(text).includes('container');
    const other = holdsType ? recipe.places.value(origin.path, origin.line) : undefined;
    return other !== undefined && isReadBeforeClass(recipe, other, className) !== false;
  });
}

function moveAbove(place: Place, inherit: Place): FindingFix {
  const { statement, text } = place;
  const moved = text.slice(statement.start, statement.end).trimEnd();
  return {
    title: 'Move the line above the inherit',
    safe: true,
    edits: [insertionAbove(inherit, [moved]), { span: statement, text: '' }],
  };
}
