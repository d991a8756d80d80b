/** `metavirt.turnOffRule`: writes into the settings of the workspace that a rule is off, once the user has agreed. Run by a quick fix. */
import { ConfigurationTarget, Uri, window, workspace } from 'vscode';

export interface TurnOffRuleArguments {
  readonly rule: string;
  /** The document in which the rule found something. */
  readonly uri: string;
}

/** Whether the rule was turned off. */
export async function turnOffRule({ rule, uri }: TurnOffRuleArguments): Promise<boolean> {
  const hasWorkspace = workspace.workspaceFolders !== undefined;
  const where = hasWorkspace ? 'the settings of the workspace' : 'your settings';
  const turnOff = 'Turn Off';
  const detail = `"${rule}": "off" is added to metavirt.rules in ${where}. The rule then finds nothing in any file.`;
  const answer = await window.showWarningMessage(`Turn off ${rule}?`, { modal: true, detail }, turnOff);
  if (answer !== turnOff) return false;
  const settings = workspace.getConfiguration('metavirt', Uri.parse(uri));
  const written = settings.inspect<Readonly<Record<string, string>>>('rules');
  const before = hasWorkspace ? written?.workspaceValue : written?.globalValue;
  const target = hasWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await settings.update('rules', { ...before, [rule]: 'off' }, target);
  return true;
}
