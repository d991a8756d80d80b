/** A finding in a file, and what it depends on beside the file. */
import type { Span } from '../../base/span';
import type { ReleaseName } from '../../knowledge/release';
import type { FileLookup, TreeSource } from '../../project/resolution/lookup';
import type { FindingFix, Severity } from '../../rules/finding';
import type { Rule } from '../../rules/rule';
import type { CodeChecker } from '../../syntax/bitbake/codeProblems';
import type { Statement } from '../../syntax/bitbake/tree';

export interface Diagnostic {
  readonly span: Span;
  readonly severity: Severity;
  /** The id of a rule, or the code of a syntax problem. */
  readonly rule: string;
  readonly message: string;
  readonly fix: FindingFix | undefined;
  readonly related?: readonly RelatedInformation[] | undefined;
}

/** A place in some file that has a part in a finding. */
export interface RelatedInformation {
  readonly path: string;
  readonly span: Span;
  /** The text of that file. */
  readonly text: string;
  readonly message: string;
}

/** How strictly each rule counts, as the user has set it; a rule that is not named keeps its own severity. */
export type RuleSeverities = Readonly<Record<string, Severity | 'off'>>;

export interface DiagnosticOptions {
  /** Takes the place of the release that the file's layer is written for. */
  readonly release?: ReleaseName | undefined;
  readonly severities?: RuleSeverities;
  /** Checks the Python of the file; it is not checked without. */
  readonly code?: CodeChecker;
  /** Follows the file into the classes and files it names; they are not looked at without. */
  readonly resolution?: { readonly lookup: FileLookup; readonly trees: TreeSource };
  /** What BitBake reported when the file's recipe was last evaluated. */
  readonly reported?: ReadonlyMap<Statement, string> | undefined;
  /** What the rules found in the values of the file's recipe or configuration when that was last evaluated. */
  readonly evaluated?: readonly Diagnostic[] | undefined;
  /** The statements that had no say in the build when its configuration was last evaluated. */
  readonly idle?: ReadonlySet<Statement> | undefined;
  /** The subjects of rules that are done with the file: a comment for one that suppresses nothing is called unused. Those that need no values always are. */
  readonly complete?: readonly Rule['subject'][] | undefined;
}
