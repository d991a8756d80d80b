/** textDocument/didOpen, didChange and didClose: keeps the open documents as the editor shows them. */
import type { OpenDocument } from '../openDocuments';
import { runSafeNotification } from '../runSafe';
import type { Session } from '../session';

export function registerSynchronize(session: Session): void {
  const { connection, documents, project, searchedTexts, values, idle, publisher, log } = session;

  function show(document: OpenDocument | undefined): void {
    if (!document) return;
    project.edited(document.file);
    values.edited(document.file);
    idle.edited();
    publisher.schedule(document.uri);
  }

  connection.onDidOpenTextDocument(({ textDocument }) => {
    runSafeNotification(log, { method: 'textDocument/didOpen', uri: textDocument.uri }, () => {
      show(documents.open(textDocument));
    });
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    runSafeNotification(log, { method: 'textDocument/didChange', uri }, () => {
      show(documents.change(uri, version, contentChanges));
    });
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    runSafeNotification(log, { method: 'textDocument/didClose', uri }, () => {
      const document = documents.close(uri);
      if (!document) return;
      project.closed(document.file.path);
      searchedTexts.forget(document.file.path);
      values.changed(document.file.path);
      publisher.clear(uri);
    });
  });
}
