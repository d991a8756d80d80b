/** `metavirt.checkWorkspace`: looks at all files of the workspace and says how much was found. */
import { commands, window } from 'vscode';
import { checkSummary } from '../checkSummary';
import { type CheckWorkspaceResult, checkWorkspaceRequest } from '../protocol';
import { serverDoesNotAnswer } from '../server';
import type { Session } from '../session';

/** What was found, or undefined if the check was given up. */
export async function checkWorkspace({ server }: Session): Promise<CheckWorkspaceResult | undefined> {
  const result = await server.longRequest<CheckWorkspaceResult>(checkWorkspaceRequest, 'Checking the workspace');
  if (result) void tellOf(result);
  else if (result === undefined) serverDoesNotAnswer();
  return result ?? undefined;
}

const showProblems = 'Show Problems';
const applyFixes = 'Apply Safe Fixes…';

async function tellOf(result: CheckWorkspaceResult): Promise<void> {
  const { error, warning } = result.counts;
  const actions = [
    ...(result.filesWithFindings > 0 ? [showProblems] : []),
    ...(result.safeFixCount > 0 ? [applyFixes] : []),
  ];
  const show = error + warning > 0 ? window.showWarningMessage : window.showInformationMessage;
  const action = await show(checkSummary(result), ...actions);
  if (action === showProblems) await commands.executeCommand('workbench.actions.view.problems');
  if (action === applyFixes) await commands.executeCommand('metavirt.applySafeFixes');
}
