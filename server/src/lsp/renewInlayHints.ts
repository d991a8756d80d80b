import { InlayHintRefreshRequest } from 'vscode-languageserver/node';
import type { Session } from './session';

/** Has the client ask again for the values it shows, after something outside of its documents has changed. */
export function renewInlayHints({ client, connection, log }: Session): void {
  if (!client.refreshesInlayHints) return;
  const { method } = InlayHintRefreshRequest;
  log.watch({ method }, connection.sendRequest(InlayHintRefreshRequest.type));
}
