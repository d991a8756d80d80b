/** All kinds of findings that a file can have: BitBake's own errors and warnings, and the rules. */
import { problemTitles } from '../project/problemTitles';
import { rules } from '../rules/rules';

export interface FindingKind {
  readonly id: string;
  /** One sentence, or the beginning of one. */
  readonly title: string;
  /** What happens because of it, where the title does not say so. */
  readonly why: string | undefined;
}

export function findingKinds(): readonly FindingKind[] {
  const problems = Object.entries(problemTitles).map(([id, title]) => ({ id, title, why: undefined }));
  return [...problems, ...rules.map(({ id, what, why }) => ({ id, title: what, why }))];
}
