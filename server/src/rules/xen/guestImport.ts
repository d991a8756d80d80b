import { xenBundle } from '../../containers/bundlingClasses';
import { xenGuest, xenImportTypes } from '../../containers/xenGuest';
import { nearestOf } from '../../knowledge/nearestName';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const guestImport: RecipeRule = {
  id: 'guest-import',
  category: 'xen',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A guest of xen-guest-bundle whose source is of an unknown type, or is not named.',
  why: '`do_compile` calls the function for the type out of a fixed list, and stops at any other, and where XEN_GUEST_SOURCE_FILE names no file.',
  bad: [
    'inherit xen-guest-bundle',
    'XEN_GUEST_BUNDLES = "alpine:external"',
    'XEN_GUEST_SOURCE_TYPE[alpine] = "rootfs"',
    'XEN_GUEST_SOURCE_FILE[alpine] = "alpine-rootfs"',
  ],
  good: [
    'inherit xen-guest-bundle',
    'XEN_GUEST_BUNDLES = "alpine:external"',
    'XEN_GUEST_SOURCE_TYPE[alpine] = "rootfs_dir"',
    'XEN_GUEST_SOURCE_FILE[alpine] = "alpine-rootfs"',
  ],
  check(recipe) {
    return recipe.wordsReadBy(xenBundle.name, xenBundle.list).flatMap(({ text }): readonly PlacedFinding[] => {
      const { name } = xenGuest(text);
      const type = recipe.flag('XEN_GUEST_SOURCE_TYPE', name);
      const place = type ? recipe.placeOfFlag('XEN_GUEST_SOURCE_TYPE', name) : undefined;
      if (!type || !place || recipe.authorOf('do_compile') === 'recipe') return [];
      if (!xenImportTypes.includes(type)) {
        const nearest = xenImportTypes.find((each) => each.startsWith(type)) ?? nearestOf(type, xenImportTypes);
        return [
          {
            place,
            message: `do_compile stops: \`${type}\` is no type of source. It is one of ${xenImportTypes.join(', ')}.`,
            fix:
              nearest === undefined
                ? undefined
                : { title: `Write ${nearest}`, safe: false, edits: [{ span: place.span, text: nearest }] },
          },
        ];
      }
      if (recipe.flag('XEN_GUEST_SOURCE_FILE', name) !== '') return [];
      return [
        {
          place,
          message: `do_compile stops: no file is named for \`${name}\`. Set \`XEN_GUEST_SOURCE_FILE[${name}]\`.`,
        },
      ];
    });
  },
};
