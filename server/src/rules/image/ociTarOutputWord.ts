import { replacement } from '../fixes';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociTarOutputWord: RecipeRule = {
  id: 'oci-tar-output-word',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  what: 'A word in OCI_IMAGE_TAR_OUTPUT that is meant to switch it off.',
  why: 'The class asks whether the text is empty: any word, `0` and `false` too, has the archives made beside the folder of the image.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_TAR_OUTPUT = "0"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_TAR_OUTPUT = ""'],
  check(recipe) {
    if (!makesOciImage(recipe)) return [];
    const value = recipe.text('OCI_IMAGE_TAR_OUTPUT');
    const place = value !== undefined && off.has(value.trim().toLowerCase()) && recipe.placeOf('OCI_IMAGE_TAR_OUTPUT');
    if (!place || value === undefined) return [];
    return [
      {
        place,
        message: `\`${value}\` does not switch it off: any text in OCI_IMAGE_TAR_OUTPUT has the archives made. Write \`OCI_IMAGE_TAR_OUTPUT = ""\`.`,
        fix: replacement(place, value, '', { title: 'Write ""', safe: true }),
      },
    ];
  },
};

const off: ReadonlySet<string> = new Set(['0', 'false', 'no', 'off', 'n', 'f', 'none', 'disabled', 'disable']);
