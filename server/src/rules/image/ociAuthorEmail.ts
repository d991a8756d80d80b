import { shellOperatorIn, shellWords } from '../../containers/shellWords';
import { replacement } from '../fixes';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociAuthorEmail: RecipeRule = {
  id: 'oci-author-email',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  what: 'An address of the author that is more than one word to the shell.',
  why: 'OCI_IMAGE_AUTHOR_EMAIL, which is PATCH_GIT_USER_EMAIL where nobody sets it, goes behind `--author` without quotes. Angle brackets redirect there, and BitBake stops when it parses the function; of further words, and of none, the tool that makes the image stops.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_AUTHOR_EMAIL = "Jane Doe <jane@example.com>"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_AUTHOR_EMAIL = "jane@example.com"'],
  check(recipe) {
    const name = makesOciImage(recipe) ? givers.find((each) => recipe.isSet(each)) : undefined;
    const value = name && recipe.text(name);
    if (name === undefined || value === undefined) return [];
    if (shellWords(value)?.length === 1 && shellOperatorIn(value) === undefined) return [];
    const place = value === '' ? recipe.placeOfName(name) : recipe.placeOfText(name);
    if (!place) return [];
    const address = /[^\s<>()"';&|]+@[^\s<>()"';&|]+/.exec(value)?.[0];
    const consequence =
      value.trim() === '' ? 'there is no e-mail address behind `--author`' : 'the shell takes the e-mail address apart';
    return [
      {
        place,
        message: `The build stops${name === givers[0] ? '' : ', because OCI_IMAGE_AUTHOR_EMAIL takes this value'}: ${consequence}. Write the address alone${address === undefined ? '' : `, \`${address}\``}.`,
        fix:
          address === undefined
            ? undefined
            : replacement(place, value, address, { title: `Write ${address}`, safe: true }),
      },
    ];
  },
};

/** The first that is set gives the address. */
const givers = ['OCI_IMAGE_AUTHOR_EMAIL', 'PATCH_GIT_USER_EMAIL'];
