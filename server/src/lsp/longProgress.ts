/** Work that the user waits for: how far it is, and a way to give it up. */
import type { CancellationToken, ProgressToken } from 'vscode-languageserver/node';
import type { Session } from './session';

export interface LongProgress {
  /** A report per call would be thousands: what changes nothing on the screen is not sent. */
  report(doneCount: number, totalCount: number): void;
  readonly isCancelled: () => boolean;
  done(): void;
}

export interface ProgressRequest {
  readonly title: string;
  /** What is counted: "files". */
  readonly unit: string;
  /** The progress that the client has begun itself for its request. */
  readonly workDoneToken: ProgressToken | undefined;
  /** Of the request. */
  readonly token: CancellationToken;
}

/** Shows progress in the place that the client's request names, else in one of its own where the client can show it. */
export async function longProgress(
  { client, connection }: Session,
  { title, unit, workDoneToken, token }: ProgressRequest,
): Promise<LongProgress> {
  const own = workDoneToken === undefined && client.showsProgress;
  const created = own ? await connection.window.createWorkDoneProgress() : undefined;
  const reporter = created ?? connection.window.attachWorkDoneProgress(workDoneToken);
  reporter.begin(title, 0, undefined, true);
  let reported = 0;
  return {
    report(doneCount, totalCount) {
      const percentage = Math.floor((doneCount / totalCount) * 100);
      if (percentage === reported) return;
      reported = percentage;
      reporter.report(percentage, `${doneCount} of ${totalCount} ${unit}`);
    },
    isCancelled: () => token.isCancellationRequested || created?.token.isCancellationRequested === true,
    done: () => reporter.done(),
  };
}
