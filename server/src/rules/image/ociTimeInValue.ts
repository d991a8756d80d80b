import type { PlacedFinding } from '../finding';
import { makesOciImage, placeOfClock } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociTimeInValue: RecipeRule = {
  id: 'oci-time-in-value',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  what: 'Inline Python that reads the clock in a value of an OCI image.',
  why: 'The image class puts the values into the text of do_image_oci when the recipe is parsed. The task is another one each time, of which BitBake says that the metadata is not deterministic, and the build ends with an error. DATETIME and its like are worked out once and do no harm.',
  bad: ['inherit image image-oci', `OCI_IMAGE_TAG = "\${@time.strftime('%Y%m%d-%H%M%S')}"`],
  good: ['inherit image image-oci', 'OCI_IMAGE_TAG = "${DATETIME}"'],
  check(recipe) {
    if (!makesOciImage(recipe)) return [];
    return inTask.flatMap((name): PlacedFinding[] => {
      const value = recipe.isSet(name) ? recipe.value(name) : undefined;
      if (value?.kind !== 'unknown' || !value.why.includes('time of the build')) return [];
      const place = placeOfClock(recipe, name);
      if (!place) return [];
      return [
        {
          place,
          message: `${name} is another value at each parse, and so is do_image_oci: BitBake says that the metadata is not deterministic, and the build ends with an error. Write \`\${DATETIME}\`, or a fixed value.`,
        },
      ];
    });
  },
};

/** What is put into the text of the task. */
const inTask = [
  'OCI_IMAGE_AUTHOR_EMAIL',
  'OCI_IMAGE_BRANCH',
  'OCI_IMAGE_BUILD_DATE',
  'OCI_IMAGE_CMD',
  'OCI_IMAGE_ENTRYPOINT',
  'OCI_IMAGE_ENTRYPOINT_ARGS',
  'OCI_IMAGE_ENV_VARS',
  'OCI_IMAGE_LABELS',
  'OCI_IMAGE_REVISION',
  'OCI_IMAGE_TAG',
];
