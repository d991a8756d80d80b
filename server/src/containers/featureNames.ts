/** The names of distro features, and which of them a misspelt word means. */
import { editDistance } from '../base/editDistance';
import { entriesOfKind } from '../knowledge/knowledge';
import { nearestOf } from '../knowledge/nearestName';

/** The feature of meta-virtualization that a word is a misspelling of; undefined for a word that is a feature itself. */
export function meantFeature(word: string): string | undefined {
  if (word.length < shortestMisspelling) return undefined;
  const known = entriesOfKind('distro-feature');
  if (known.some(({ name }) => name === word)) return undefined;
  const own = known.filter(({ isGeneral }) => !isGeneral).map(({ name }) => name);
  const nearest = nearestOf(word, own);
  const isNear = nearest !== undefined && nearest[0] === word[0] && editDistance(word, nearest) <= mostDifference;
  return isNear ? nearest : undefined;
}

const mostDifference = 2;

/** Shorter names are near each other by chance. */
const shortestMisspelling = 7;
