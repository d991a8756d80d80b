/** A request that takes a while: VS Code shows how far it is, and lets the user give it up. */
import { randomUUID } from 'node:crypto';
import { ProgressLocation, window } from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';

/** The answer; null once it is given up. */
export function longRequest<Result>(client: LanguageClient, method: string, title: string): Promise<Result | null> {
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  const answered = window.withProgress(options, async (progress, token) => {
    const workDoneToken = randomUUID();
    let shown = 0;
    const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind !== 'report') return;
      const { percentage = shown, message } = value;
      progress.report({ increment: percentage - shown, ...(message !== undefined && { message }) });
      shown = percentage;
    });
    try {
      return await client.sendRequest<Result | null>(method, { workDoneToken }, token);
    } catch (error) {
      if (token.isCancellationRequested) return null;
      throw error;
    } finally {
      listening.dispose();
    }
  });
  return Promise.resolve(answered);
}
