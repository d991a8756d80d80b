/** Ranges in files that need not be open. */
import type { Range } from 'vscode-languageserver/node';
import { LineIndex } from '../base/lineIndex';
import type { Span } from '../base/span';
import { rangeOf } from './positions';
import type { Session } from './session';

/** Converts spans of files to ranges. A file that cannot be read gives its start. */
export function placeRanges({ documents, searchedTexts }: Session): (path: string, span: Span) => Range {
  const linesByPath = new Map(documents.all().map(({ file, lines }) => [file.path, lines]));
  return (path, span) => {
    const lines = linesByPath.get(path) ?? new LineIndex(searchedTexts.read(path) ?? '');
    linesByPath.set(path, lines);
    return rangeOf(lines, span);
  };
}
