import { compareReleases } from '../../knowledge/release';
import { sourceAddress } from '../../syntax/bitbake/sourceAddress';
import type { FindingFix, Place, PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const gitWithoutBranch: RecipeRule = {
  id: 'git-without-branch',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'kirkstone' },
  needsCore: true,
  what: 'A git repository in SRC_URI without `branch=`.',
  why: 'BitBake looks whether the revision is on the branch. Up to styhead it warns and takes `master`, which many repositories no longer have; from walnascar on it stops.',
  bad: [
    'LICENSE = "CLOSED"',
    'SRC_URI = "git://example.com/app.git;protocol=https"',
    'SRCREV = "0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33"',
  ],
  good: [
    'LICENSE = "CLOSED"',
    'SRC_URI = "git://example.com/app.git;protocol=https;branch=main"',
    'SRCREV = "0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33"',
  ],
  check(recipe) {
    if (recipe.isSkipped || !recipe.runs('do_fetch')) return [];
    const stops = compareReleases(recipe.release, 'walnascar') >= 0;
    return [...new Set(recipe.words('SRC_URI'))].flatMap((word): PlacedFinding[] => {
      if (!/^git(?:sm)?:\/\//.test(word)) return [];
      const address = sourceAddress(word);
      if (!address) return [];
      const { location, parameters } = address;
      if (parameters.get('branch') || parameters.get('nobranch') === '1' || parameters.get('usehead') === '1')
        return [];
      const place = recipe.placeOfWord('SRC_URI', word);
      if (!place) return [];
      const then = stops ? 'and BitBake stops' : 'and BitBake warns and takes `master`';
      const message = `\`${location}\` has no branch, ${then}. Add \`;branch=NAME\`, or \`;nobranch=1\` for a commit on no branch.`;
      return [{ place, severity: stops ? 'error' : 'warning', message, fix: withMaster(place) }];
    });
  },
};

/** What BitBake took before; only where the mark is an address by itself. */
function withMaster({ text, span }: Place): FindingFix | undefined {
  const written = text.slice(span.start, span.end);
  if (!/^git(?:sm)?:\/\/[^\s"';]+(?:;[^\s"';=]+=[^\s"';]*)*$/.test(written) || written.includes('branch='))
    return undefined;
  const at = { start: span.end, end: span.end };
  return { title: 'Add ";branch=master"', safe: false, edits: [{ span: at, text: ';branch=master' }] };
}
