import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const containerNameLikeVersion: RecipeRule = {
  id: 'container-name-like-version',
  category: 'image',
  subject: 'recipe',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'A container image whose name ends as a version does.',
  why: '`container-cross-install` takes a number behind the last hyphen of a name for a tag. A container that hosts are to start, `app-2`, is imported as `app-2:latest`, and the unit made for it runs `app:2`.',
  bad: { 'recipes/app-2.bb': ['inherit image image-oci'] },
  good: { 'recipes/app-two.bb': ['inherit image image-oci'] },
  check(recipe) {
    if (!makesOciImage(recipe)) return [];
    const { name } = recipe;
    const [, image, version] = /^(.+)-(v?\d+\.\d+(?:\.\d+)?|\d+)$/.exec(name) ?? [];
    if (image === undefined) return [];
    const place = recipe.placeOfInherit('image-oci');
    if (!place) return [];
    return [
      {
        place,
        message: `A host that starts this container by itself looks for \`${image}:${version}\`, and has \`${name}:latest\`: the end of the name is taken for a tag. Choose a name that does not end in a number.`,
      },
    ];
  },
};
