/** Tells the client what is wrong in `.metavirt.json` files, which it need not have open. */
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { LineIndex } from '../base/lineIndex';
import type { SettingsFile } from '../features/settingsFile/settingsFiles';
import type { OwnFindingId } from '../rules/ownFindings';
import { plainText } from './plainText';
import { rangeOf } from './positions';
import { renewDiagnostics } from './renewDiagnostics';
import type { Session } from './session';
import { uriOfPath } from './uris';

const code: OwnFindingId = 'invalid-settings';

/** Shows the problems of a file that was read, in place of those that it had. */
export function tellSettingsProblems(
  { connection, log }: Pick<Session, 'connection' | 'log'>,
  file: SettingsFile,
): void {
  const lines = new LineIndex(file.text);
  const diagnostics = file.problems.map(({ span, message }) => ({
    range: rangeOf(lines, span),
    severity: DiagnosticSeverity.Error,
    code,
    source: 'metavirt',
    message: plainText(message),
  }));
  const uri = uriOfPath(file.path);
  const work = { method: 'textDocument/publishDiagnostics', uri };
  log.watch(work, connection.sendDiagnostics({ uri, diagnostics }));
}

/** A `.metavirt.json` was written, made or deleted: it is read again with the next question. */
export function settingsFilesChanged(session: Session, deleted: readonly string[]): void {
  const { connection, log, settingsFiles, ruleFindings, workspaceFindings, idle } = session;
  settingsFiles.forget();
  ruleFindings.settingsFilesChanged();
  workspaceFindings.settingsChanged();
  for (const uri of deleted.map(uriOfPath)) {
    log.watch({ method: 'textDocument/publishDiagnostics', uri }, connection.sendDiagnostics({ uri, diagnostics: [] }));
  }
  idle.restart();
  renewDiagnostics(session);
}
