import type { Session } from './session';

/** Brings the diagnostics of all open documents up to date after something outside of them has changed. */
export function renewDiagnostics({ client, connection, documents, publisher }: Session): void {
  if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh();
  for (const { uri } of documents.all()) publisher.schedule(uri);
}
