import type { TextEdit } from 'vscode-languageserver/node';
import { editAfterTyping } from '../../features/typing';
import { offsetAt, textEditOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerOnTypeFormatting({ connection, documents, log }: Session): void {
  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, ch, options }, token) =>
    runSafe(log, { method: 'textDocument/onTypeFormatting', uri }, token, [], (): TextEdit[] => {
      const document = documents.get(uri);
      if (!document) return [];
      const indentation = { spaces: options.insertSpaces, width: options.tabSize };
      const edit = editAfterTyping(document.file.tree, offsetAt(document, position), ch, indentation);
      return edit ? [textEditOf(document.lines, edit)] : [];
    }),
  );
}
