import { makesOciImage, placeOfClock } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociBuildDateFromClock: RecipeRule = {
  id: 'oci-build-date-from-clock',
  category: 'image',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'A recipe that takes the date in a label of its image from the clock.',
  why: 'The class writes OCI_IMAGE_BUILD_DATE into the label `org.opencontainers.image.created`. With DATETIME and its like the digest of the image is another at each build, though nothing in it has changed.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_BUILD_DATE = "${DATETIME}"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_BUILD_DATE = "none"'],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.text('OCI_IMAGE_AUTO_LABELS') !== '1' || !recipe.isSet(name)) return [];
    // That is worse, and `oci-time-in-value` says so.
    if (placeOfClock(recipe, name)) return [];
    const value = recipe.value(name);
    const isClock = value.kind === 'unknown' && value.why.includes('time of the build');
    const isUnexpanded = value.kind === 'known' && /\$\{(?:DATE|TIME|DATETIME)\}/.test(value.text);
    const place = isClock || isUnexpanded ? recipe.placeOfText(name) : undefined;
    if (!place) return [];
    return [
      {
        place,
        message:
          'The digest of this image changes with each build: a label holds the time of it. For builds that can be repeated, write `none` or a fixed time.',
      },
    ];
  },
};

const name = 'OCI_IMAGE_BUILD_DATE';
