import { type BundlingClass, xenBundle, xenHost } from '../../containers/bundlingClasses';
import { xenGuest, xenGuestImports, xenGuestParameters } from '../../containers/xenGuest';
import { nearestOf } from '../../knowledge/nearestName';
import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const unreadGuestSetting: RecipeRule = {
  id: 'unread-guest-setting',
  category: 'xen',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A setting for a Xen guest that none of the bundled guests is called.',
  why: 'The classes look for flags by the names of the guests that they bundle, and take the default where there is none.',
  bad: [
    'inherit xen-guest-bundle',
    'XEN_GUEST_BUNDLES = "xen-guest-image-minimal:autostart"',
    'XEN_GUEST_MEMORY[guest-image-minimal] = "1024"',
  ],
  good: [
    'inherit xen-guest-bundle',
    'XEN_GUEST_BUNDLES = "xen-guest-image-minimal:autostart"',
    'XEN_GUEST_MEMORY[xen-guest-image-minimal] = "1024"',
  ],
  check(recipe) {
    const lists = [xenHost, xenBundle].filter(({ name }) => recipe.inherits(name));
    if (lists.length === 0 || lists.some(({ list }) => recipe.words(list) === undefined)) return [];
    const names = [...new Set(lists.flatMap((bundling) => guestNames(recipe, bundling)))];
    if (names.length === 0) return [];
    const authors = new Set(['recipe', ...lists.map(({ list }) => recipe.authorOf(list))]);
    return [...xenGuestParameters, ...xenGuestImports, 'XEN_GUEST_CONFIG_FILE'].flatMap((variable) =>
      recipe.flagsGiven(variable).flatMap(({ flag, author }): readonly PlacedFinding[] => {
        const place = recipe.placeOfFlagName(variable, flag);
        if (names.includes(flag) || !authors.has(author) || !place || isGeneralFlag(flag)) return [];
        const nearest = names.find((name) => name.includes(flag) || flag.includes(name)) ?? nearestOf(flag, names);
        const remedy = nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
        return [{ place, message: `No bundled guest is called \`${flag}\`: nothing reads the setting.${remedy}` }];
      }),
    );
  },
};

/** Also those for another machine or distro. */
function guestNames(recipe: EvaluatedRecipe, { list }: BundlingClass): readonly string[] {
  const texts = recipe.operations(list).map(({ text }) => (typeof text === 'string' ? text : ''));
  return [...(recipe.words(list) ?? []), ...texts.flatMap(splitWords)].map((entry) => xenGuest(entry).name);
}

/** Flags that any variable can have. */
function isGeneralFlag(flag: string): boolean {
  return flag === 'doc' || flag.startsWith('vardep');
}
