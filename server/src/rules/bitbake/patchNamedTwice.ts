import { sourceAddress } from '../../syntax/bitbake/sourceAddress';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const patchNamedTwice: RecipeRule = {
  id: 'patch-named-twice',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'warning',
  what: 'A patch that stands in SRC_URI twice.',
  why: '`do_patch` applies it as often as it is named: the second time it no longer fits, and the task stops.',
  bad: {
    'recipes/app.bb': ['LICENSE = "CLOSED"', 'SRC_URI = "file://fix.patch"', 'SRC_URI += "file://fix.patch"'],
    'recipes/files/fix.patch': ['--- a'],
  },
  good: {
    'recipes/app.bb': ['LICENSE = "CLOSED"', 'SRC_URI = "file://fix.patch"'],
    'recipes/files/fix.patch': ['--- a'],
  },
  check(recipe) {
    if (recipe.isSkipped || !recipe.runs('do_patch')) return [];
    const patches = (recipe.words('SRC_URI') ?? []).filter(isPatch);
    const repeated = new Set(patches.filter((word, index) => patches.indexOf(word) !== index));
    return [...repeated].flatMap((word): PlacedFinding[] => {
      const place = recipe.placeOfWord('SRC_URI', word);
      const message = `\`${word}\` is named twice: \`do_patch\` fails when it applies the patch for the second time. Remove one of the two.`;
      return place ? [{ place, message }] : [];
    });
  },
};

/** As OpenEmbedded tells it: by the ending or by `apply=`. */
function isPatch(word: string): boolean {
  const address = sourceAddress(word);
  if (!address) return false;
  const apply = address.parameters.get('apply');
  if (apply !== undefined) return apply === 'yes' || apply === '1' || apply === 'true';
  return /\.(?:patch|diff)$/.test(address.location);
}
