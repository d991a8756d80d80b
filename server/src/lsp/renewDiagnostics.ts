import { DiagnosticRefreshRequest } from 'vscode-languageserver/node';
import type { Session } from './session';

/** Brings the diagnostics of all open documents up to date after something outside of them has changed. */
export function renewDiagnostics(session: Session): void {
  const { configFiles, documents, publisher } = session;
  askToRefresh(session);
  for (const { uri } of [...documents.all(), ...configFiles.all()]) publisher.schedule(uri);
}

/** The same for one document. */
export function renewDiagnosticsOf(session: Session, uri: string): void {
  askToRefresh(session);
  session.publisher.schedule(uri);
}

function askToRefresh({ client, connection, log }: Session): void {
  if (!client.pullsDiagnostics) return;
  const { method } = DiagnosticRefreshRequest;
  log.watch({ method }, connection.sendRequest(DiagnosticRefreshRequest.type));
}
