/** The findings in one file of the workspace, be it open or not: what an editor is told of it once it is open. */
import { diagnostics } from '../features/diagnostics';
import type { CheckedFile, FilesToCheck } from '../features/diagnostics/checkFiles';
import { configFileDiagnostics } from '../features/diagnostics/configFiles';
import type { EvaluatedProject } from '../features/diagnostics/evaluatedProject';
import { isForeign } from '../features/diagnostics/foreignText';
import { utf16Finding } from '../features/diagnostics/utf16Files';
import { type ReportedErrors, reportedErrors } from '../features/reportedErrors';
import { nodeFiles } from '../host/nodeFiles';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { currentText } from './currentText';
import type { Session } from './session';
import { widerOptions } from './settings';

/** Looks at files in the project as it is now. */
export function checkedFile(session: Session, evaluated: EvaluatedProject | undefined): FilesToCheck['look'] {
  const { code, project, settings, settingsFiles, trees } = session;
  const { snapshot } = project;
  return (path, inValues) => {
    const options = settingsFiles.optionsFor(path, widerOptions(settings));
    if (!snapshot.file(path)) {
      const text = currentText(session, path);
      if (text === undefined) return checkedUtf16(snapshot, path);
      const findings = configFileDiagnostics(snapshot, path, text, options);
      return findings && { path, text, findings };
    }
    const read = trees.read(path);
    if (read.kind !== 'tree' || isForeign(read.tree)) return undefined;
    const file = { path, tree: read.tree };
    const findings = diagnostics(snapshot, file, {
      ...options,
      code,
      reported: reported(session, file),
      evaluated: inValues,
      idle: evaluated?.idleStatementsIn(file),
      complete: evaluated?.completeIn(path),
      resolution: { lookup: snapshot, trees },
    });
    return { path, text: read.tree.text, findings };
  };
}

/** An editor shows such a file as it is meant: its reader does not. */
function checkedUtf16(snapshot: Snapshot, path: string): CheckedFile | undefined {
  const finding = utf16Finding(snapshot, path, nodeFiles);
  return finding && { path, text: '', findings: [finding] };
}

function reported({ values }: Session, file: SourceFile): ReportedErrors | undefined {
  const evaluator = values.ruleEvaluator;
  if (file.tree.dialect !== 'recipe' || !evaluator || !values.isCertain) return undefined;
  return reportedErrors(file, { metadata: evaluator.recipe(values.evaluatedPath(file.path)), recipe: undefined });
}
