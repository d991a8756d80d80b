/** Our findings as LSP writes diagnostics. */
import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from 'vscode-languageserver/node';
import { LineIndex } from '../base/lineIndex';
import { type Diagnostic, diagnostics } from '../features/diagnostics';
import type { Severity } from '../rules/rule';
import type { ClientFeatures } from './clientFeatures';
import type { OpenDocument } from './openDocuments';
import { codeAddress } from './pageLinks';
import { plainText } from './plainText';
import { rangeOf } from './positions';
import { relatedInformation } from './relatedInformation';
import type { Session } from './session';

const diagnosticSource = 'metavirt';

/** The newest findings in a document. */
export function findingsIn(
  { code, project, settings, trees, values, ruleFindings }: Session,
  document: OpenDocument,
): readonly Diagnostic[] {
  const { snapshot } = project;
  return diagnostics(snapshot, document.file, {
    release: settings.release,
    severities: settings.ruleSeverities,
    code,
    reported: values.keptFor(document.file.path)?.reported,
    evaluated: ruleFindings.keptFor(document.file),
    // What has not been read yet is not missing.
    ...(snapshot.complete && { resolution: { lookup: snapshot, trees } }),
  });
}

export function lspDiagnostics(session: Session, document: OpenDocument): LspDiagnostic[] {
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
