/** All kinds of findings that a file can have: BitBake's own errors and warnings, the rules, and what is said of suppressions. */
import { problemTitles } from '../project/problemTitles';
import type { Severity } from '../rules/finding';
import { ownFindings } from '../rules/ownFindings';
import { loadedRules } from '../rules/rules';

export interface FindingKind {
  readonly id: string;
  /** One sentence, or the beginning of one. */
  readonly title: string;
  /** What happens because of it, where the title does not say so. */
  readonly why: string | undefined;
  /** Undefined for what BitBake says: it makes an error or a warning of it, depending on where it stands. */
  readonly severity: Severity | undefined;
}

export function findingKinds(): readonly FindingKind[] {
  const problems = Object.entries(problemTitles).map(([id, title]) => ({
    id,
    title,
    why: undefined,
    severity: undefined,
  }));
  const others = [...loadedRules().rules, ...ownFindings].map(({ id, what, why, severity }) => ({
    id,
    title: what,
    why,
    severity,
  }));
  return [...problems, ...others];
}
