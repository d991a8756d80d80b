/** Progress in a notification that begins and ends when it is told to: a question that is asked in between takes its place. */
import { ProgressLocation, window } from 'vscode';
import type { StepProgress } from './toolchain/stepProgress';

export interface ShownProgress {
  report(progress: StepProgress): void;
  /** Takes the notification away, or keeps it from being shown. */
  end(): void;
}

/** Cancelling it aborts `interruption`. What has ended within `delayMs` is not shown at all. */
export function showProgress(title: string, interruption: AbortController, delayMs = 0): ShownProgress {
  const early: StepProgress[] = [];
  let report = (progress: StepProgress): void => {
    early.push(progress);
  };
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  const delay = setTimeout(() => {
    void window.withProgress(options, (progress, cancellation) => {
      cancellation.onCancellationRequested(() => interruption.abort());
      report = ({ message, incrementPercent }) =>
        progress.report({ ...(message === '' ? {} : { message }), increment: incrementPercent });
      early.forEach(report);
      return ended;
    });
  }, delayMs);
  return {
    report: (progress) => report(progress),
    end() {
      clearTimeout(delay);
      end();
    },
  };
}
