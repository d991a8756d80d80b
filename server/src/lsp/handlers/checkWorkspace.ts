/** metavirt/checkWorkspace: looks at all files of the workspace, and shows what is found in those that are not open. */
import { RequestType } from 'vscode-languageserver/node';
import type { CheckedFile } from '../../features/diagnostics/checkFiles';
import { runSafe } from '../runSafe';
import type { Session } from '../session';
import { type WorkspaceCheckParameters, workspaceCheck } from '../workspaceCheck';

interface CheckResult {
  readonly fileCount: number;
  readonly counts: Readonly<Record<'error' | 'warning' | 'info', number>>;
  /** In how many files something was found. */
  readonly filesWithFindings: number;
  /** How many findings have a fix that can be applied unseen. */
  readonly safeFixCount: number;
}

/** Null where the check was given up. */
const checkWorkspaceRequest = new RequestType<WorkspaceCheckParameters, CheckResult | null, never>(
  'metavirt/checkWorkspace',
);

export function registerCheckWorkspace(session: Session): void {
  const { connection, log, workspaceFindings } = session;
  connection.onRequest(checkWorkspaceRequest, (params, token) =>
    runSafe<CheckResult | null>(log, { method: 'metavirt/checkWorkspace' }, token, null, async () => {
      const check = await workspaceCheck(session, 'Checking the workspace', params, token);
      if (!check) return null;
      workspaceFindings.replace(check.paths, check.files);
      return { fileCount: check.paths.length, ...summary(check.files) };
    }),
  );
}

function summary(files: readonly CheckedFile[]): Omit<CheckResult, 'fileCount'> {
  const counts = { error: 0, warning: 0, info: 0 };
  let safeFixCount = 0;
  for (const { findings } of files) {
    for (const { severity, fix } of findings) {
      counts[severity]++;
      if (fix?.safe) safeFixCount++;
    }
  }
  return { counts, filesWithFindings: files.length, safeFixCount };
}
