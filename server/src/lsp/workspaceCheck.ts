/** Looks at all files of the workspace for one request, a few at a time, so that all else is answered in between. */
import type { CancellationToken, ProgressToken } from 'vscode-languageserver/node';
import { runInSlices } from '../base/pacer';
import { diagnostics } from '../features/diagnostics';
import { type CheckedFile, checkFiles } from '../features/diagnostics/checkFiles';
import { type ReportedErrors, reportedErrors } from '../features/reportedErrors';
import { now, yieldNow } from '../host/clock';
import type { SourceFile } from '../project/snapshot';
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
    const request = {
      paths,
      trees: session.trees,
      evaluated: session.ruleFindings.projectNow(),
      findingsIn: findingsIn(session),
      checked: (doneCount: number) => progress.report(doneCount, paths.length),
    };
    const yieldToOthers = (): Promise<void> => session.idle.afterEdit().then(yieldNow);
    const pacer = { now, yieldNow: yieldToOthers, isCancelled: progress.isCancelled };
    const checked = await runInSlices(checkFiles(request), pacer);
    return checked.kind === 'done' ? { paths, files: checked.result } : undefined;
  } finally {
    progress.done();
  }
}

/** As they are found in an open document. */
function findingsIn({
  code,
  project,
  settings,
  trees,
  values,
}: Session): Parameters<typeof checkFiles>[0]['findingsIn'] {
  const { snapshot } = project;
  const reported = (file: SourceFile): ReportedErrors | undefined => {
    const evaluator = values.ruleEvaluator;
    if (file.tree.dialect !== 'recipe' || !evaluator || !values.isCertain) return undefined;
    return reportedErrors(file, { metadata: evaluator.recipe(values.evaluatedPath(file.path)), recipe: undefined });
  };
  return (file, evaluated) =>
    diagnostics(snapshot, file, {
      release: settings.release,
      severities: settings.ruleSeverities,
      code,
      reported: reported(file),
      evaluated,
      resolution: { lookup: snapshot, trees },
    });
}
