/** `metavirt.applySafeFixes`: mends all files of the workspace where there is no doubt about it, after the user has agreed. */
import { commands, window } from 'vscode';
import { type PlainWorkspaceEdit, type SafeFixesResult, safeFixesRequest } from '../protocol';
import { serverDoesNotAnswer } from '../server';
import type { Session } from '../session';

/** Whether fixes were applied. */
export async function applySafeFixes({ server }: Session): Promise<boolean> {
  const fixes = await server.longRequest<SafeFixesResult>(safeFixesRequest, 'Looking for safe fixes');
  if (fixes === undefined) serverDoesNotAnswer();
  if (!fixes) return false;
  if (fixes.fixCount === 0) {
    void window.showInformationMessage('There is nothing to fix in the workspace without a decision of yours.');
    return false;
  }
  const edit = await agreedEdit(fixes);
  if (!edit || !(await server.applyEdit(edit))) return false;
  void offerCheck();
  return true;
}

const preview = 'Preview';
const applyAll = 'Apply All';

/** Undefined where the user declines. */
async function agreedEdit({ edit, fixCount, fileCount }: SafeFixesResult): Promise<PlainWorkspaceEdit | undefined> {
  const fixes = fixCount === 1 ? '1 safe fix' : `${fixCount} safe fixes`;
  const files = fileCount === 1 ? '1 file' : `${fileCount} files`;
  const detail = `${preview} lists the changes, and applies those that you tick. ${applyAll} changes the files now; Undo takes all of it back.`;
  const answer = await window.showInformationMessage(
    `Apply ${fixes} in ${files}?`,
    { modal: true, detail },
    preview,
    applyAll,
  );
  if (answer === applyAll) return withoutConfirmation(edit);
  return answer === preview ? edit : undefined;
}

/** The user has agreed to all of it already. */
function withoutConfirmation(edit: PlainWorkspaceEdit): PlainWorkspaceEdit {
  const annotations = Object.entries(edit.changeAnnotations ?? {});
  const agreed = annotations.map(([id, annotation]) => [id, { ...annotation, needsConfirmation: false }]);
  return { ...edit, changeAnnotations: Object.fromEntries(agreed) };
}

async function offerCheck(): Promise<void> {
  const check = 'Check Workspace';
  const answer = await window.showInformationMessage('The fixes are applied.', check);
  if (answer === check) await commands.executeCommand('metavirt.checkWorkspace');
}
