/** textDocument/didOpen, didChange and didClose: keeps the open documents as the editor shows them. */
import type { OpenDocument } from '../openDocuments';
import { runSafeNotification } from '../runSafe';
import type { Session } from '../session';

export function registerSynchronize(session: Session): void {
  const { connection, configFiles, documents, project, searchedTexts, values, ruleFindings, idle, publisher, log } =
    session;

  function show(document: OpenDocument): void {
    project.edited(document.file);
    values.edited(document.file);
    publisher.schedule(document.uri);
  }

  connection.onDidOpenTextDocument(({ textDocument }) => {
    runSafeNotification(log, { method: 'textDocument/didOpen', uri: textDocument.uri }, () => {
      const document = documents.open(textDocument);
      if (!document) {
        if (configFiles.open(textDocument)) publisher.schedule(textDocument.uri);
        return;
      }
      show(document);
      idle.opened();
    });
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    runSafeNotification(log, { method: 'textDocument/didChange', uri }, () => {
      const document = documents.change(uri, version, contentChanges);
      if (!document) {
        if (configFiles.change(uri, version, contentChanges)) publisher.schedule(uri);
        return;
      }
      show(document);
      idle.edited();
    });
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    runSafeNotification(log, { method: 'textDocument/didClose', uri }, () => {
      const document = documents.close(uri);
      if (!document) {
        if (configFiles.close(uri)) publisher.clear(uri);
        return;
      }
      project.closed(document.file.path);
      searchedTexts.forget(document.file.path);
      values.changed(document.file.path);
      ruleFindings.forget(document.file.path);
      publisher.clear(uri);
    });
  });
}
