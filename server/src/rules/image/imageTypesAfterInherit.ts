import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { insertionAbove } from '../fixes';
import type { FindingFix, Place, RecipeRule } from '../rule';

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
    const inherit = recipe.placeOfInherit(name);
    if (!place || !inherit || isInTime(recipe, place, inherit)) return [];
    return [
      {
        place,
        message: `BitBake stops at this recipe: \`container\` is set below \`inherit ${name}\`, which has to know of it. Move the line above the \`inherit\`.`,
        fix: place.path === inherit.path ? moveAbove(place, inherit) : undefined,
      },
    ];
  },
};

/** With the class at hand, whether it inherited what it should; without, whether the type is written above it. */
function isInTime(recipe: EvaluatedRecipe, place: Place, inherit: Place): boolean {
  if (recipe.inherits('image-container')) return true;
  if (!recipe.metadata.missingClasses.has('image') && recipe.metadata.missingClasses.size === 0) {
    return recipe.metadata.variable('IMGCLASSES').kind !== 'known';
  }
  const { path, statement } = inherit;
  if (place.path !== path || place.statement.start < statement.start) return true;
  return recipe.operations('IMAGE_FSTYPES').some(({ origin, text }) => {
    const earlier = origin && typeof text === 'string' && splitWords(text).includes('container');
    const above = earlier ? recipe.places.value(origin.path, origin.line) : undefined;
    return above !== undefined && (above.path !== path || above.statement.start < statement.start);
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
