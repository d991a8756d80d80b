/** textDocument/diagnostic: diagnostics for clients that ask for them. */
import { type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import { lspDiagnostics } from '../lspDiagnostics';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerDiagnostic(session: Session): void {
  const { configFiles, connection, documents, log } = session;
  connection.languages.diagnostics.on(({ textDocument: { uri } }, token) =>
    runSafe<DocumentDiagnosticReport>(log, { method: 'textDocument/diagnostic', uri }, token, noDiagnostics, () => {
      const document = documents.get(uri) ?? configFiles.get(uri);
      if (!document) return noDiagnostics;
      return { kind: DocumentDiagnosticReportKind.Full, items: lspDiagnostics(session, document) };
    }),
  );
}

const noDiagnostics: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
