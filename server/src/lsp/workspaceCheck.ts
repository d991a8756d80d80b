/** Looks at all files of the workspace for one request, a few at a time, so that all else is answered in between. */
import type { CancellationToken, ProgressToken } from 'vscode-languageserver/node';
import { runInSlices } from '../base/pacer';
import { type CheckedFile, checkFiles } from '../features/diagnostics/checkFiles';
import { now } from '../host/clock';
import { checkedFile } from './checkedFile';
import { longProgress } from './longProgress';
import type { Session } from './session';
import { workspacePaths } from './workspacePaths';

export interface WorkspaceCheckParameters {
  readonly workDoneToken?: ProgressToken;
}

export interface WorkspaceCheck {
  /** All that were looked at. */
  readonly paths: readonly string[];
  /** Those with findings. */
  readonly files: readonly CheckedFile[];
}

/** Undefined where it was given up. */
export async function workspaceCheck(
  session: Session,
  title: string,
  { workDoneToken }: WorkspaceCheckParameters,
  token: CancellationToken,
): Promise<WorkspaceCheck | undefined> {
  const progress = await longProgress(session, { title, unit: 'files', workDoneToken, token });
  try {
    await Promise.all([session.project.settled, session.values.load()]);
    const paths = workspacePaths(session);
    const evaluated = session.ruleFindings.projectNow();
    const request = {
      paths,
      evaluated,
      look: checkedFile(session, evaluated),
      checked: (doneCount: number) => progress.report(doneCount, paths.length),
    };
    const yieldToOthers = (): Promise<void> => session.idle.afterEdit().then(letAnswer);
    const pacer = { now, yieldNow: yieldToOthers, isCancelled: progress.isCancelled };
    const checked = await runInSlices(checkFiles(request), pacer);
    return checked.kind === 'done' ? { paths, files: checked.result } : undefined;
  } finally {
    progress.done();
  }
}

/** An answer takes several turns of the event loop: with one turn a slice it would wait for as many recipes. */
function letAnswer(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, answerMs));
}

/** A tenth of what a slice takes. */
const answerMs = 1;
