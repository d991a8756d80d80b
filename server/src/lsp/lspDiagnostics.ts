/** Our findings as LSP writes diagnostics. */
import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from 'vscode-languageserver/node';
import { type Diagnostic, diagnostics } from '../features/diagnostics';
import { configFileDiagnostics } from '../features/diagnostics/configFiles';
import type { Severity } from '../rules/rule';
import type { ClientFeatures } from './clientFeatures';
import type { OpenConfigFile } from './openConfigFiles';
import type { OpenDocument } from './openDocuments';
import { codeAddress } from './pageLinks';
import { plainText } from './plainText';
import { rangeOf } from './positions';
import type { Session } from './session';
import { widerOptions } from './settings';

const diagnosticSource = 'metavirt';

/** The newest findings in a document. */
export function findingsIn(session: Session, document: OpenDocument | OpenConfigFile): readonly Diagnostic[] {
  const { code, project, settings, settingsFiles, trees, values, ruleFindings } = session;
  const { snapshot } = project;
  if (!('file' in document)) return findingsInConfigFile(session, document);
  return diagnostics(snapshot, document.file, {
    ...settingsFiles.optionsFor(document.file.path, widerOptions(settings)),
    code,
    reported: values.keptFor(document.file.path)?.reported,
    evaluated: ruleFindings.keptFor(document.file),
    complete: ruleFindings.completeFor(document.file),
    // What has not been read yet is not missing.
    ...(snapshot.complete && { resolution: { lookup: snapshot, trees } }),
  });
}

/** What recipes do with the file is told by the layers: nothing is said before they are read. */
function findingsInConfigFile(
  { project, settings, settingsFiles }: Session,
  { path, text }: OpenConfigFile,
): readonly Diagnostic[] {
  const { snapshot } = project;
  if (!snapshot.complete) return [];
  return configFileDiagnostics(snapshot, path, text, settingsFiles.optionsFor(path, widerOptions(settings))) ?? [];
}

export function lspDiagnostics(session: Session, document: OpenDocument | OpenConfigFile): LspDiagnostic[] {
  return findingsIn(session, document).map((finding) => lspDiagnostic(session.client, document, finding));
}

export function lspDiagnostic(
  client: ClientFeatures,
  { lines }: Pick<OpenDocument, 'lines'>,
  { span, severity, rule, message }: Diagnostic,
): LspDiagnostic {
  return {
    range: rangeOf(lines, span),
    severity: severities[severity],
    code: rule,
    ...(client.linksCodes && { codeDescription: { href: codeAddress(rule) } }),
    source: diagnosticSource,
    message: plainText(message),
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};
