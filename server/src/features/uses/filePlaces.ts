/** Places in the files of a project. */
import type { LineIndex } from '../../base/lineIndex';
import type { Span } from '../../base/span';

export interface FilePlaces {
  readonly path: string;
  /** The lines of the text that the spans belong to. */
  readonly lines: LineIndex;
  /** In the order of the text. */
  readonly spans: readonly Span[];
}
