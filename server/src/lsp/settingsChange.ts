/** Takes settings over that the user has changed. */
import { SemanticTokensRefreshRequest } from 'vscode-languageserver/node';
import { renewCodeLenses } from './renewCodeLenses';
import { renewDiagnostics } from './renewDiagnostics';
import { renewInlayHints } from './renewInlayHints';
import { readProject, type Session } from './session';
import { mergedSettings, type Settings } from './settings';

/** What is not named in `written` stays as it is. */
export function changeSettings(session: Session, written: unknown): void {
  const before = session.settings;
  session.settings = mergedSettings(before, written);
  if (session.settings.buildFolder !== before.buildFolder) readProject(session);
  if (session.settings.besideOfficialExtension !== before.besideOfficialExtension) renewSemanticTokens(session);
  session.values.adapt();
  const hasOtherValues = showsOtherValues(before, session.settings);
  if (hasOtherValues || hasOtherRules(before, session.settings)) session.idle.restart();
  if (hasOtherValues) renewInlayHints(session);
  if (hasOtherValues || session.settings.codeLens !== before.codeLens) renewCodeLenses(session);
  if (hasOtherRules(before, session.settings)) session.workspaceFindings.settingsChanged();
  renewDiagnostics(session);
}

function showsOtherValues(before: Settings, after: Settings): boolean {
  const isOtherChoice = (['machine', 'distro', 'multiconfig'] as const).some((name) => before[name] !== after[name]);
  return isOtherChoice || before.inlayHints.values !== after.inlayHints.values;
}

function hasOtherRules(before: Settings, after: Settings): boolean {
  return before.ruleSeverities !== after.ruleSeverities || before.release !== after.release;
}

function renewSemanticTokens({ client, connection, log }: Session): void {
  if (!client.refreshesSemanticTokens) return;
  const { method } = SemanticTokensRefreshRequest;
  log.watch({ method }, connection.sendRequest(SemanticTokensRefreshRequest.type));
}
