/** textDocument/didOpen, didChange and didClose: keeps the open documents as the editor shows them. */
import { runSafeNotification } from '../runSafe';
import type { Session } from '../session';

export function registerSynchronize({ connection, documents, publisher, log }: Session): void {
  connection.onDidOpenTextDocument(({ textDocument }) => {
    runSafeNotification(log, { method: 'textDocument/didOpen', uri: textDocument.uri }, () => {
      if (documents.open(textDocument)) publisher.schedule(textDocument.uri);
    });
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    runSafeNotification(log, { method: 'textDocument/didChange', uri }, () => {
      if (documents.change(uri, version, contentChanges)) publisher.schedule(uri);
    });
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    runSafeNotification(log, { method: 'textDocument/didClose', uri }, () => {
      if (documents.close(uri)) publisher.clear(uri);
    });
  });
}
