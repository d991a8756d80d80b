import { isWrapper } from '../../containers/imageProcess';
import { shellWords } from '../../containers/shellWords';
import { linesBelow } from '../fixes';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociDefaultCommand: RecipeRule = {
  id: 'oci-default-command',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'An entrypoint whose arguments are left at the default of the class, a shell.',
  why: 'OCI_IMAGE_CMD is `/bin/sh` unless it is set, and a runtime puts it behind the entrypoint: `curl` is started as `curl /bin/sh`.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_ENTRYPOINT = "curl"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_ENTRYPOINT = "curl"', 'OCI_IMAGE_CMD = ""'],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.authorOf('OCI_IMAGE_ENTRYPOINT') === 'class') return [];
    const entrypoint = recipe.text('OCI_IMAGE_ENTRYPOINT');
    const words = entrypoint?.trim() ? shellWords(entrypoint) : undefined;
    if (!words || isWrapper(words) || recipe.text('OCI_IMAGE_ENTRYPOINT_ARGS') !== '') return [];
    if (recipe.isSet('OCI_IMAGE_CMD') || recipe.text('OCI_IMAGE_CMD') !== '/bin/sh') return [];
    const place = recipe.placeOf('OCI_IMAGE_ENTRYPOINT');
    if (!place) return [];
    return [
      {
        place,
        message: `A container of this image starts \`${entrypoint} /bin/sh\`: OCI_IMAGE_CMD is \`/bin/sh\` where nothing sets it. Set \`OCI_IMAGE_CMD = ""\`, or the arguments that are meant.`,
        fix: linesBelow(place, ['OCI_IMAGE_CMD = ""'], { title: 'Set OCI_IMAGE_CMD to nothing' }),
      },
    ];
  },
};
