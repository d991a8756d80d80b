import { xenHost } from '../../containers/bundlingClasses';
import { xenGuest } from '../../containers/xenGuest';
import type { RecipeRule } from '../rule';

export const guestConfigInImageRecipe: RecipeRule = {
  id: 'guest-config-in-image-recipe',
  category: 'xen',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A configuration in XEN_GUEST_CONFIG_FILE of an image recipe that is to come from SRC_URI.',
  why: 'Image recipes neither fetch nor unpack: the image class switches both tasks off. xen-guest-cross-install does not find the file, and writes a configuration of its own without a word.',
  bad: [
    'inherit core-image xen-guest-cross-install',
    'SRC_URI += "file://my-guest.cfg"',
    'BUNDLED_XEN_GUESTS = "my-guest"',
    'XEN_GUEST_CONFIG_FILE[my-guest] = "${UNPACKDIR}/my-guest.cfg"',
  ],
  good: [
    'inherit core-image xen-guest-cross-install',
    'BUNDLED_XEN_GUESTS = "my-guest"',
    'XEN_GUEST_CONFIG_FILE[my-guest] = "${THISDIR}/files/my-guest.cfg"',
  ],
  check(recipe) {
    if (recipe.inherits('xen-guest-bundle') || recipe.unpacksAgain) return [];
    return recipe.wordsReadBy(xenHost.name, xenHost.list).flatMap(({ text }) => {
      const { name } = xenGuest(text);
      const place = recipe.isUnpackedFile('XEN_GUEST_CONFIG_FILE', name)
        ? recipe.placeOfFlag('XEN_GUEST_CONFIG_FILE', name)
        : undefined;
      if (!place) return [];
      return [
        {
          place,
          message:
            'Image recipes do not unpack SRC_URI: the file is never there, and a configuration is generated in its place. Name it where it lies, such as `${THISDIR}/files/...`.',
        },
      ];
    });
  },
};
