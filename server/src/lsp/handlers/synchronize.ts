/** textDocument/didOpen, didChange and didClose: keeps the open documents as the editor shows them. */
import { findingsIn } from '../lspDiagnostics';
import type { OpenDocument } from '../openDocuments';
import { runSafeNotification } from '../runSafe';
import type { Session } from '../session';
import { pathOfUri } from '../uris';

export function registerSynchronize(session: Session): void {
  const { connection, configFiles, documents, project, searchedTexts, values, ruleFindings, workspaceFindings } =
    session;
  const { idle, installedFiles, publisher, log } = session;

  function show(document: OpenDocument): void {
    project.edited(document.file);
    values.edited(document.file);
    publisher.schedule(document.uri);
  }

  connection.onDidOpenTextDocument(({ textDocument }) => {
    runSafeNotification(log, { method: 'textDocument/didOpen', uri: textDocument.uri }, () => {
      const document = documents.open(textDocument);
      workspaceFindings.opened(pathOfUri(textDocument.uri));
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
      installedFiles.renew();
    });
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    runSafeNotification(log, { method: 'textDocument/didClose', uri }, () => {
      const document = documents.get(uri) ?? configFiles.get(uri);
      if (!document) return;
      const path = pathOfUri(uri);
      const findings = workspaceFindings.covers(path) ? findingsIn(session, document) : [];
      if (documents.close(uri)) {
        project.closed(path);
        searchedTexts.forget(path);
        values.changed(path);
        ruleFindings.forget(path);
      } else configFiles.close(uri);
      publisher.clear(uri);
      workspaceFindings.closed({ path, text: document.text, findings });
    });
  });
}
