import type { Span } from '../../base/span';

export interface DocumentLink {
  readonly span: Span;
  /** The path of a file. */
  readonly target: string;
  /** The line in that file, from 0; without, its beginning. */
  readonly line?: number;
}
