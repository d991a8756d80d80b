/** The configuration file that a function or a script writes at an offset. */
import { type Span, shifted, span } from '../../base/span';
import { type WrittenFile, writtenFiles } from '../../formats/writtenFiles';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { statementAt } from './statementAt';

export interface WrittenPlace {
  readonly written: WrittenFile;
  /** In the text of that file. */
  readonly offset: number;
}

export interface WrittenFileHere extends WrittenPlace {
  /** Of the function. */
  readonly body: Span;
}

/** Undefined where no function writes such a file, or its text is not certain. */
export function writtenFileAt(tree: SyntaxTree, offset: number): WrittenFileHere | undefined {
  const { statement, start } = statementAt(tree, offset);
  if (statement?.kind !== 'func' && statement?.kind !== 'def') return undefined;
  const body = shifted(statement.body, start);
  const place = placeIn(writtenFiles({ ...tree, statements: [statement], starts: Int32Array.of(start) }), offset);
  return place && { ...place, body };
}

/** The same of the files that are known to be written. */
export function placeIn(files: readonly WrittenFile[], offset: number): WrittenPlace | undefined {
  for (const written of files) {
    const inFile = offsetIn(written, offset);
    if (inFile !== undefined) return { written, offset: inFile };
  }
  return undefined;
}

/** The characters of a file stand in the same order in the function. */
function offsetIn({ file, spanOf }: WrittenFile, offset: number): number | undefined {
  let low = 0;
  let high = file.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spanOf(span(middle, middle)).start < offset) low = middle + 1;
    else high = middle;
  }
  const isHere = spanOf(span(low, low)).start === offset;
  const isBehind = low > 0 && spanOf(span(low - 1, low)).end === offset;
  return isHere || isBehind ? low : undefined;
}
