/** Our findings as LSP writes diagnostics. */
import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from 'vscode-languageserver/node';
import { LineIndex } from '../base/lineIndex';
import { diagnostics } from '../features/diagnostics';
import { configFileDiagnostics } from '../features/diagnostics/configFiles';
import type { Diagnostic } from '../features/diagnostics/diagnostic';
import type { Severity } from '../rules/finding';
import type { ClientFeatures } from './clientFeatures';
import type { OpenConfigFile } from './openConfigFiles';
import type { OpenDocument } from './openDocuments';
import { codeAddress } from './pageLinks';
import { plainText } from './plainText';
import { rangeOf } from './positions';
import { relatedInformation } from './relatedInformation';
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
    idle: ruleFindings.idleIn(document.file.path),
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
  return findingsIn(session, document).map((finding) => lspDiagnostic(session.client, document.lines, finding));
}

/** Findings in a text. */
export function lspDiagnosticsOf(
  client: ClientFeatures,
  text: string,
  findings: readonly Diagnostic[],
): LspDiagnostic[] {
  const lines = new LineIndex(text);
  return findings.map((finding) => lspDiagnostic(client, lines, finding));
}

/** `lines` are those of the file that the finding is in. */
export function lspDiagnostic(client: ClientFeatures, lines: LineIndex, finding: Diagnostic): LspDiagnostic {
  const { span, severity, rule, message, related = [] } = finding;
  return {
    range: rangeOf(lines, span),
    severity: severities[severity],
    code: rule,
    ...(client.linksCodes && { codeDescription: { href: codeAddress(rule) } }),
    source: diagnosticSource,
    message: plainText(message),
    ...(client.relatesDiagnostics && related.length > 0 && { relatedInformation: relatedInformation(related) }),
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};
