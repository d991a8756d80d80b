/** metavirt/safeFixes: the fixes in all files of the workspace that leave no doubt, as one edit for the client to show and apply. */
import { RequestType, type WorkspaceEdit } from 'vscode-languageserver/node';
import { runSafe } from '../runSafe';
import { safeFixes } from '../safeFixes';
import type { Session } from '../session';
import { type WorkspaceCheckParameters, workspaceCheck } from '../workspaceCheck';

interface SafeFixes {
  readonly edit: WorkspaceEdit;
  readonly fixCount: number;
  readonly fileCount: number;
}

/** Null where the search was given up. */
const safeFixesRequest = new RequestType<WorkspaceCheckParameters, SafeFixes | null, never>('metavirt/safeFixes');

export function registerSafeFixes(session: Session): void {
  const { connection, log } = session;
  connection.onRequest(safeFixesRequest, (params, token) =>
    runSafe<SafeFixes | null>(log, { method: 'metavirt/safeFixes' }, token, null, async () => {
      const check = await workspaceCheck(session, 'Looking for safe fixes', params, token);
      return check ? safeFixes(session, check.files) : null;
    }),
  );
}
