/** Runs a handler so that no text of the user and no mistake of ours takes the server down. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { ErrorLog, Work } from './errorLog';

/** The handler's answer; `empty` if it throws. A request that the client has cancelled is answered as cancelled. */
export async function runSafe<Answer>(
  log: ErrorLog,
  work: Work,
  token: CancellationToken,
  empty: Answer,
  run: () => Answer | Promise<Answer>,
): Promise<Answer | ResponseError<never>> {
  if (token.isCancellationRequested) return cancelled();
  try {
    const answer = await run();
    return token.isCancellationRequested ? cancelled() : answer;
  } catch (error) {
    if (token.isCancellationRequested) return cancelled();
    log.report(work, error);
    return empty;
  }
}

/** The same for a notification, which has no answer. */
export function runSafeNotification(log: ErrorLog, work: Work, run: () => void): void {
  try {
    run();
  } catch (error) {
    log.report(work, error);
  }
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
