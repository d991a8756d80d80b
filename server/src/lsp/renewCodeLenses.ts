import { CodeLensRefreshRequest } from 'vscode-languageserver/node';
import type { Session } from './session';

/** Has the client ask again for what stands above the first lines, after something outside of its documents has changed. */
export function renewCodeLenses({ client, connection, log }: Session): void {
  if (!client.refreshesCodeLenses) return;
  const { method } = CodeLensRefreshRequest;
  log.watch({ method }, connection.sendRequest(CodeLensRefreshRequest.type));
}
