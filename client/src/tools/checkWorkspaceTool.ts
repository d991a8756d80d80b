/** `metavirt_check_workspace`: what is wrong in the recipes, classes and configuration files of the workspace, or in one of them. */
import { DiagnosticSeverity, languages, type Uri } from 'vscode';
import { checkSummary } from '../checkSummary';
import { type CheckWorkspaceResult, checkWorkspaceRequest } from '../protocol';
import type { Session } from '../session';

/** More than a model reads with care. */
const mostFindings = 100;

const severities: Readonly<Record<DiagnosticSeverity, string>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'remark',
  [DiagnosticSeverity.Hint]: 'hint',
};

export async function checkWorkspaceTool({ server }: Session, { path }: { readonly path?: string }): Promise<string> {
  const result = await server.longRequest<CheckWorkspaceResult>(checkWorkspaceRequest, 'Checking the workspace');
  if (!result) return 'The workspace was not checked: the language server does not answer, or the check was given up.';
  const lines = languages.getDiagnostics().flatMap(([uri, findings]) => {
    if (path !== undefined && uri.fsPath !== path && !uri.fsPath.endsWith(`/${path}`)) return [];
    return findings.filter(({ source }) => source === 'metavirt').map((finding) => findingLine(uri, finding));
  });
  const shown = lines.slice(0, mostFindings);
  const more = lines.length - shown.length;
  return [checkSummary(result), ...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

function findingLine(uri: Uri, { range, severity, message, code }: import('vscode').Diagnostic): string {
  const rule = typeof code === 'object' ? code.value : code;
  return `${uri.fsPath}:${range.start.line + 1}: ${severities[severity]}: ${message}${rule === undefined ? '' : ` (${rule})`}`;
}
