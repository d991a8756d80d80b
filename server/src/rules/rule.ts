/** What a rule is, what it is given and what it finds. */
import type { Span } from '../base/span';
import type { ReleaseName } from '../knowledge/release';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { type LocatedAssignment, locatedAssignments } from '../syntax/bitbake/locatedAssignments';

export type Severity = 'error' | 'warning' | 'info';

/** One thing that BitBake or a container runtime takes otherwise than its author most likely meant. */
export interface Rule {
  /** Also the name of the rule's file, in camel case there. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule finds, in one sentence. */
  readonly what: string;
  /** What BitBake, a class or a runtime makes of it. */
  readonly why: string;
  /** The lines of a recipe in which the rule finds something; a test runs it. */
  readonly bad: readonly string[];
  /** The lines as they were meant, in which it finds nothing. */
  readonly good: readonly string[];
  /** All findings in a file, in the order of the text. Silent where the snapshot does not hold what the rule must know. */
  check(context: RuleContext): readonly Finding[];
}

export interface RuleContext {
  readonly file: SourceFile;
  readonly snapshot: Snapshot;
  /** The release that the file's layer is written for. */
  readonly release: ReleaseName | undefined;
  /** The assignments of the file. */
  readonly assignments: readonly LocatedAssignment[];
}

/** What all rules are given for a file. */
export function ruleContext(file: SourceFile, snapshot: Snapshot, release: ReleaseName | undefined): RuleContext {
  return { file, snapshot, release, assignments: locatedAssignments(file.tree) };
}

export interface Finding {
  /** In the offsets of the file's text. */
  readonly span: Span;
  /** What is wrong, what happens then, and how to mend it. */
  readonly message: string;
  readonly fix?: FindingFix | undefined;
}

export interface FindingFix {
  /** An order to the editor: "Move the comment above the assignment". */
  readonly title: string;
  /** Whether it can be applied unseen: it gives beyond doubt what the author meant. */
  readonly safe: boolean;
  /** In the offsets of the file's text; they do not overlap. */
  readonly edits: readonly FindingEdit[];
}

export interface FindingEdit {
  readonly span: Span;
  readonly text: string;
}
