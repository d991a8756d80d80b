/** Programs run in trusted workspaces only: a workspace's settings and recipes decide what a build or a deploy executes. */
import { commands, window, workspace } from 'vscode';

/** True in a trusted workspace; else says why the action does not run and offers to change that. */
export function mayRunPrograms(action: string): boolean {
  if (workspace.isTrusted) return true;
  const manage = 'Manage Workspace Trust';
  const message = `${action} runs programs on this machine, so it needs a trusted workspace. Editing works without.`;
  void window.showErrorMessage(message, manage).then((choice) => {
    if (choice === manage) void commands.executeCommand('workbench.trust.manage');
  });
  return false;
}
