/** VS Code's cancellation, in the form in which Node's own functions take it. */
import type { CancellationToken } from 'vscode';

export function abortSignalOf(cancellation: CancellationToken): AbortSignal {
  const controller = new AbortController();
  cancellation.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
