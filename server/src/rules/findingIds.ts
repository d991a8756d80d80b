/** The ids that a finding can have: those of rules, the codes of what BitBake says, and what is said of suppressions and settings. */
import { problemTitles } from '../project/problemTitles';
import { ownFindings } from './ownFindings';
import { loadedRules } from './rules';

export function findingIds(): readonly string[] {
  return [...Object.keys(problemTitles), ...[...loadedRules().rules, ...ownFindings].map(({ id }) => id)];
}

export function isFindingId(id: string): boolean {
  return findingIds().includes(id);
}
