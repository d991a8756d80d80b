import type { TextEdit } from 'vscode-languageserver/node';
import { formattingEdits } from '../../features/formatting';
import { spanOf, textEditOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerRangeFormatting({ connection, documents, log }: Session): void {
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }, token) =>
    runSafe(log, { method: 'textDocument/rangeFormatting', uri }, token, [], (): TextEdit[] => {
      const document = documents.get(uri);
      if (!document) return [];
      const edits = formattingEdits(document.file.tree, spanOf(document, range));
      return edits.map((edit) => textEditOf(document.lines, edit));
    }),
  );
}
