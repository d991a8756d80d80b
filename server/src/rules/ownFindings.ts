/** What is said of the comments and the file that tell metavirt what to leave out: it comes from no rule, for it needs the findings of all rules. */
import type { Severity } from './finding';

export type OwnFindingId = 'invalid-settings' | 'suppression-without-reason' | 'unknown-rule' | 'unused-suppression';

export interface OwnFinding {
  readonly id: OwnFindingId;
  readonly severity: Severity;
  /** What is found, in one sentence. */
  readonly what: string;
  /** What is made of it. */
  readonly why: string;
  /** Lines of the kind of file that it is found in. */
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

export const ownFindings: readonly OwnFinding[] = [
  {
    id: 'invalid-settings',
    severity: 'error',
    what: 'A `.metavirt.json` that cannot be read, or with something in it that means nothing.',
    why: 'The editor leaves out what it does not understand, and `metavirt lint` ends with exit status 2.',
    bad: ['{ "profile": "everything" }'],
    good: ['{ "profile": "all" }'],
  },
  {
    id: 'suppression-without-reason',
    severity: 'info',
    what: 'A comment that suppresses a finding and does not say why.',
    why: 'Who reads the file later cannot tell whether the reason still holds.',
    bad: ['# metavirt: ignore operator-spacing', 'OCI_IMAGE_TAG="1.0"'],
    good: ['# metavirt: ignore operator-spacing -- written by a release script', 'OCI_IMAGE_TAG="1.0"'],
  },
  {
    id: 'unknown-rule',
    severity: 'warning',
    what: 'A comment that suppresses a rule that does not exist.',
    why: 'The comment has no effect.',
    bad: ['# metavirt: ignore operator-spaces -- written by a release script', 'OCI_IMAGE_TAG="1.0"'],
    good: ['# metavirt: ignore operator-spacing -- written by a release script', 'OCI_IMAGE_TAG="1.0"'],
  },
  {
    id: 'unused-suppression',
    severity: 'warning',
    what: 'A comment that suppresses what is not found.',
    why: 'The comment would hide the next mistake of this kind.',
    bad: ['# metavirt: ignore operator-spacing -- written by a release script', 'OCI_IMAGE_TAG = "1.0"'],
    good: ['OCI_IMAGE_TAG = "1.0"'],
  },
];

export function ownFindingNamed(id: string): OwnFinding | undefined {
  return ownFindings.find((finding) => finding.id === id);
}
