import type { LinkedEditingRanges } from 'vscode-languageserver/node';
import { linkedSpans } from '../../features/linkedEditing';
import { offsetAt, rangeOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerLinkedEditingRange({ connection, documents, log }: Session): void {
  connection.languages.onLinkedEditingRange(({ textDocument: { uri }, position }, token) =>
    runSafe<LinkedEditingRanges | null>(log, { method: 'textDocument/linkedEditingRange', uri }, token, null, () => {
      const document = documents.get(uri);
      const spans = document && linkedSpans(document.file, offsetAt(document, position));
      return spans ? { ranges: spans.map((span) => rangeOf(document.lines, span)), wordPattern } : null;
    }),
  );
}

/** What the word may be while it is typed. */
const wordPattern = '[A-Za-z_]\\w*';
