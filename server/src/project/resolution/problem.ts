/** What BitBake says about a file only after it has looked at others: classes, included files, what they define. */
import type { Span } from '../../base/span';

export type ResolutionProblemCode =
  | 'class-not-found'
  | 'file-not-found'
  | 'not-a-bitbake-file'
  | 'include-cycle'
  | 'duplicate-inclusion'
  | 'error-in-included-file'
  | 'dash-in-exporting-class'
  | 'undefined-event-handler'
  | 'too-many-underscores'
  | 'old-override-syntax'
  | 'unset-fragment-variables'
  | 'python-library-not-found'
  | 'renamed-variable'
  | 'python-always-fails';

export interface ResolutionProblem {
  readonly code: ResolutionProblemCode;
  /** An error stops BitBake; after a warning it goes on. */
  readonly severity: 'error' | 'warning';
  /** Where an author would look, in the offsets of the file that was asked about. */
  readonly span: Span;
  /** What is wrong and what happens then. */
  readonly message: string;
  /** Where BitBake says it stopped; it names no place for some of its errors. */
  readonly stop: Stop | undefined;
  readonly fix?: ResolutionFix;
}

export interface Stop {
  /** The file that was asked about, or one that it includes or inherits, directly or not. */
  readonly path: string;
  /** The zero-based line that BitBake names. */
  readonly line: number;
}

/** A certain repair; edits are in the offsets of the file that was asked about. */
export interface ResolutionFix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}
