import type { SelectionRange } from 'vscode-languageserver/node';
import type { LineIndex } from '../../base/lineIndex';
import type { Span } from '../../base/span';
import { selectionSpans } from '../../features/selection';
import { offsetAt, rangeOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerSelectionRange({ connection, documents, log }: Session): void {
  connection.onSelectionRanges(({ textDocument: { uri }, positions }, token) =>
    runSafe<SelectionRange[] | null>(log, { method: 'textDocument/selectionRange', uri }, token, null, () => {
      const document = documents.get(uri);
      if (!document) return null;
      return positions.map((position) =>
        nestedRanges(document.lines, selectionSpans(document.file, offsetAt(document, position))),
      );
    }),
  );
}

/** The innermost range, with those around it as its parents. */
function nestedRanges(lines: LineIndex, spans: readonly Span[]): SelectionRange {
  const [outermost = { start: 0, end: 0 }, ...inner] = spans.toReversed();
  const around: SelectionRange = { range: rangeOf(lines, outermost) };
  return inner.reduce((parent, span): SelectionRange => ({ range: rangeOf(lines, span), parent }), around);
}
