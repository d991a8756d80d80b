/** What Python itself would say about a piece of source when it compiles it. */
import type { Span } from '../../base/span';

export interface PythonError {
  /** In the offsets of the source. */
  readonly span: Span;
  readonly message: string;
}

export type PythonMode = 'statements' | 'expression';

/** The parser, loaded when first needed: its tables would cost start-up time. */
export interface PythonSyntax {
  /** The first syntax error, and where it is beyond doubt the later ones; none if Python accepts the source. */
  errors(source: string, mode: PythonMode): readonly PythonError[];
}
