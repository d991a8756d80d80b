import type { TextEdit } from 'vscode-languageserver/node';
import { formattingEdits } from '../../features/formatting';
import { textEditOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerFormatting({ connection, documents, log }: Session): void {
  connection.onDocumentFormatting(({ textDocument: { uri } }, token) =>
    runSafe(log, { method: 'textDocument/formatting', uri }, token, [], (): TextEdit[] => {
      const document = documents.get(uri);
      if (!document) return [];
      return formattingEdits(document.file.tree).map((edit) => textEditOf(document.lines, edit));
    }),
  );
}
