/** Ranges in files that need not be open. */
import type { Range } from 'vscode-languageserver/node';
import { LineIndex } from '../base/lineIndex';
import type { Span } from '../base/span';
import { decodeUtf8 } from '../base/utf8';
import { nodeFiles } from '../host/nodeFiles';
import { isFailure } from '../project/files';
import { rangeOf } from './positions';
import type { Session } from './session';

/** Converts spans of files to ranges; each file that is not open is read once. A file that cannot be read gives its start. */
export function placeRanges({ documents }: Session): (path: string, span: Span) => Range {
  const linesByPath = new Map(documents.all().map(({ file, lines }) => [file.path, lines]));
  return (path, span) => {
    const lines = linesByPath.get(path) ?? linesOnDisk(path);
    linesByPath.set(path, lines);
    return rangeOf(lines, span);
  };
}

function linesOnDisk(path: string): LineIndex {
  const bytes = nodeFiles.bytes(path);
  const decoded = isFailure(bytes) ? undefined : decodeUtf8(bytes);
  return new LineIndex(decoded?.kind === 'text' ? decoded.text : '');
}
