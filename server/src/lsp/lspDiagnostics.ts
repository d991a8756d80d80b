/** Our findings as LSP writes diagnostics. */
import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from 'vscode-languageserver/node';
import { type Diagnostic, diagnostics } from '../features/diagnostics';
import type { Severity } from '../rules/rule';
import type { ClientFeatures } from './clientFeatures';
import type { OpenDocument } from './openDocuments';
import { codeAddress } from './pageLinks';
import { plainText } from './plainText';
import { rangeOf } from './positions';
import type { Session } from './session';
import { widerOptions } from './settings';

const diagnosticSource = 'metavirt';

/** The newest findings in a document. */
export function findingsIn(
  { code, project, settings, settingsFiles, trees, values, ruleFindings }: Session,
  document: OpenDocument,
): readonly Diagnostic[] {
  const { snapshot } = project;
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

export function lspDiagnostics(session: Session, document: OpenDocument): LspDiagnostic[] {
  return findingsIn(session, document).map((finding) => lspDiagnostic(session.client, document, finding));
}

export function lspDiagnostic(
  client: ClientFeatures,
  { lines }: OpenDocument,
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
