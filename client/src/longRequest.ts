/** Requests that take a while: how far they are is told, and they can be given up. */
import { randomUUID } from 'node:crypto';
import { type CancellationToken, ProgressLocation, window } from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';

/** How far a request is, in percent of the whole, and what it is at; either may be untold. */
export type ReportProgress = (percent: number | undefined, message: string | undefined) => void;

/** The answer; null once it is given up. Rejects as the request does. */
export async function followedRequest<Result>(
  client: LanguageClient,
  method: string,
  parameters: object,
  token: CancellationToken,
  report: ReportProgress,
): Promise<Result | null> {
  const workDoneToken = randomUUID();
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind === 'report') report(value.percentage, value.message);
  });
  try {
    return await client.sendRequest<Result | null>(method, { ...parameters, workDoneToken }, token);
  } catch (error) {
    if (token.isCancellationRequested) return null;
    throw error;
  } finally {
    listening.dispose();
  }
}

/** The same with a notification that shows how far it is and has a button to give it up. */
export function longRequest<Result>(client: LanguageClient, method: string, title: string): Promise<Result | null> {
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  const answered = window.withProgress(options, (progress, token) => {
    let shown = 0;
    return followedRequest<Result>(client, method, {}, token, (percent = shown, message) => {
      progress.report({ increment: percent - shown, ...(message !== undefined && { message }) });
      shown = percent;
    });
  });
  return Promise.resolve(answered);
}
