import { xenBundle, xenHost } from '../../containers/bundlingClasses';
import { givenImageTypes } from '../../containers/givenImageTypes';
import { xenGuest } from '../../containers/xenGuest';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const guestImageType: RecipeRule = {
  id: 'guest-image-type',
  category: 'xen',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A bundled Xen guest whose recipe does not make the type of image that is looked for.',
  why: 'The classes take the file of the guest that ends in XEN_GUEST_IMAGE_FSTYPE, `ext4` by default, out of the deploy folder. They stop where there is none.',
  bad: {
    'recipes/my-guest.bb': ['inherit core-image', 'IMAGE_FSTYPES = "wic"'],
    'recipes/my-bundle.bb': ['inherit xen-guest-bundle', 'XEN_GUEST_BUNDLES = "my-guest"'],
  },
  good: {
    'recipes/my-guest.bb': ['inherit core-image', 'IMAGE_FSTYPES = "wic ext4"'],
    'recipes/my-bundle.bb': ['inherit xen-guest-bundle', 'XEN_GUEST_BUNDLES = "my-guest"'],
  },
  check(recipe) {
    const wanted = recipe.text('XEN_GUEST_IMAGE_FSTYPE')?.trim();
    if (!wanted) return [];
    return [xenHost, xenBundle].flatMap(({ name, list }) =>
      recipe.wordsReadBy(name, list).flatMap(({ text, place }): readonly PlacedFinding[] => {
        const { name: guest, isExternal } = xenGuest(text);
        const types = isExternal ? undefined : typesOf(recipe, guest);
        if (!types || types.includes(wanted)) return [];
        return [
          {
            place,
            message: `\`${guest}\` makes ${types.length === 0 ? 'no image' : types.join(', ')}, and the bundle looks for ${wanted}: the build stops. Add \`${wanted}\` to IMAGE_FSTYPES of the guest, or set XEN_GUEST_IMAGE_FSTYPE.`,
          },
        ];
      }),
    );
  },
};

/** The types that a guest's recipe says by itself; undefined where something else has a say, or the file is named otherwise. */
function typesOf(recipe: EvaluatedRecipe, guest: string): readonly string[] | undefined {
  const { snapshot, places } = recipe;
  // What the configuration adds, it adds to the guest as well.
  if (recipe.operations('IMAGE_FSTYPES').some(({ operation }) => operation === ':append')) return undefined;
  const isNamed = ['XEN_GUEST_ROOTFS', 'XEN_GUEST_SOURCE_TYPE'].some((flagged) => recipe.flag(flagged, guest) !== '');
  const [file] = isNamed ? [] : snapshot.recipesNamed(guest);
  return file && givenImageTypes(snapshot, file, (path) => places.tree(path));
}
