import { DiagnosticRefreshRequest } from 'vscode-languageserver/node';
import type { Session } from './session';

/** Brings the diagnostics of all open documents up to date after something outside of them has changed. */
export function renewDiagnostics({ client, connection, documents, log, publisher }: Session): void {
  if (client.refreshesDiagnostics) {
    const { method } = DiagnosticRefreshRequest;
    log.watch({ method }, connection.sendRequest(DiagnosticRefreshRequest.type));
  }
  for (const { uri } of documents.all()) publisher.schedule(uri);
}
