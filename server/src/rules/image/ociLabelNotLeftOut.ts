import type { PlacedFinding } from '../finding';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociLabelNotLeftOut: RecipeRule = {
  id: 'oci-label-not-left-out',
  category: 'image',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'An OCI_IMAGE_REVISION, OCI_IMAGE_BRANCH or OCI_IMAGE_BUILD_DATE that is emptied.',
  why: 'Empty means that the class fills in the label by itself: from the git checkout that the build folder is in, or from the clock. Only `none` leaves the label out.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_BRANCH = ""'],
  good: ['inherit image image-oci', 'OCI_IMAGE_BRANCH = "none"'],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.text('OCI_IMAGE_AUTO_LABELS') !== '1') return [];
    const labels = recipe.text('OCI_IMAGE_LABELS');
    return filledIn.flatMap(({ name, label, source }): PlacedFinding[] => {
      if (recipe.text(name) !== '' || !recipe.isSet(name) || labels?.includes(`${label}=`)) return [];
      const place = recipe.placeOf(name);
      const marked = recipe.placeOfName(name);
      if (!place || !marked) return [];
      const isWritten = place.span.start < place.span.end;
      return [
        {
          place: marked,
          message: `Empty, ${name} does not leave the label \`${label}\` out: the class writes ${source} into it. Write \`${name} = "none"\`.`,
          fix: isWritten
            ? undefined
            : { title: 'Write none', safe: false, edits: [{ span: place.span, text: 'none' }] },
        },
      ];
    });
  },
};

/** What the class works out itself where it is given nothing. */
const filledIn = [
  {
    name: 'OCI_IMAGE_REVISION',
    label: 'org.opencontainers.image.revision',
    source: 'the git revision of the build folder',
  },
  {
    name: 'OCI_IMAGE_BRANCH',
    label: 'org.opencontainers.image.ref.name',
    source: 'the git branch of the build folder',
  },
  { name: 'OCI_IMAGE_BUILD_DATE', label: 'org.opencontainers.image.created', source: 'the time of the build' },
];
